package app.earmark.service;

import app.earmark.feed.transcript.TranscriptReader;
import app.earmark.model.Episode;
import app.earmark.model.EpisodeId;
import app.earmark.model.Transcript;
import app.earmark.model.TranscriptLine;
import app.earmark.net.FetchResult;
import app.earmark.store.LibraryStore;
import app.earmark.util.Message;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * Transcripts of episodes: fetched when they are first asked for, then kept in the library, where the search finds
 * them. Blocks for the database and the network; any thread but JavaFX's.
 */
public final class Transcripts {

  /** What came of asking for one. */
  public sealed interface Result {

    /** The feed names none. */
    record None() implements Result {}

    record Found(List<TranscriptLine> lines) implements Result {}

    record Failed(Message message) implements Result {}
  }

  private final LibraryStore store;
  private final InstantSource clock;
  private final Function<String, FetchResult> fetch;

  /** @param fetch asks the network for an address; blocks */
  public Transcripts(LibraryStore store, InstantSource clock, Function<String, FetchResult> fetch) {
    this.store = store;
    this.clock = clock;
    this.fetch = fetch;
  }

  /** The one that a listener would choose: with times rather than without. */
  public static Optional<Transcript> best(Episode episode) {
    return episode.extras().transcripts().stream().min(Comparator.comparingInt(Transcripts::rank));
  }

  private static int rank(Transcript transcript) {
    String type = transcript.type() == null ? "" : transcript.type().toLowerCase(Locale.ROOT);
    return type.contains("vtt") ? 0 : type.contains("srt") || type.contains("subrip") ? 1
        : type.contains("json") ? 2 : type.contains("html") ? 4 : 3;
  }

  /** From the library, or else from the network. */
  public Result of(EpisodeId id) {
    Optional<Transcript> offered = store.episodes().find(id).flatMap(Transcripts::best);
    if (offered.isEmpty()) {
      return new Result.None();
    }
    String url = offered.get().url();
    Optional<List<TranscriptLine>> kept = store.transcripts().find(id, url);
    return kept.isPresent() ? new Result.Found(kept.get()) : fetch(id, offered.get());
  }

  private Result fetch(EpisodeId id, Transcript offered) {
    return switch (fetch.apply(offered.url())) {
      case FetchResult.Fetched fetched -> {
        List<TranscriptLine> lines = TranscriptReader.read(fetched.body());
        if (lines.isEmpty()) {
          yield new Result.Failed(Message.of("transcript.problem.unreadable"));
        }
        store.transcripts().put(id, offered.url(), offered.language(), lines, clock.instant());
        yield new Result.Found(lines);
      }
      case FetchResult.Failed _, FetchResult.NotModified _ ->
          new Result.Failed(Message.of("transcript.problem.failed"));
      case FetchResult.Stopped _ -> new Result.None();
    };
  }
}
