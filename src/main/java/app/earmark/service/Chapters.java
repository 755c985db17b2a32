package app.earmark.service;

import app.earmark.model.Chapter;
import app.earmark.model.Episode;
import app.earmark.model.EpisodeId;
import app.earmark.model.SoundProfile;
import app.earmark.net.ChaptersFetcher;
import app.earmark.store.LibraryStore;
import app.earmark.store.SoundStore;
import app.earmark.store.SoundStore.ChapterList;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The chapters of an episode. The first of these that has any gives the list: the file itself (its times are those of
 * the very bytes on the disk, so an advertisement put in front does not move them), the feed (Podlove Simple Chapters),
 * the list that the feed points to (Podcasting 2.0), time stamps in the notes. Links and pictures that it lacks are
 * taken from the others, where they have a chapter at the same place or of the same name.
 */
public final class Chapters {

  /** A list in the web may be mended after the episode came out; after this time it is asked for again. */
  private static final Duration FRESH = Duration.ofDays(7);

  /** Two lists mean the same chapter within this time. */
  private static final long SAME_MS = 2_000;

  private final SoundStore store;
  private final Library library;
  private final ChaptersFetcher fetcher;
  private final InstantSource clock;

  public Chapters(LibraryStore store, Library library, ChaptersFetcher fetcher, InstantSource clock) {
    this.store = store.sounds();
    this.library = library;
    this.fetcher = fetcher;
    this.clock = clock;
  }

  /**
   * All chapters by time, each with its end where one is known; empty where there are none. Blocks for the database and
   * may ask the network, once a week for an episode whose feed names a list.
   */
  public List<Chapter> of(EpisodeId id) {
    return chapters(id, true);
  }

  /** The same without the network: what is known by now. Blocks for the database alone. */
  public List<Chapter> known(EpisodeId id) {
    return chapters(id, false);
  }

  private List<Chapter> chapters(EpisodeId id, boolean ask) {
    Optional<Episode> found = library.episode(id);
    if (found.isEmpty()) {
      return List.of();
    }
    Episode episode = found.get();
    Optional<SoundProfile> sound = store.find(id);
    Long duration = sound.map(SoundProfile::durationMs).orElse(episode.row().durationMs());
    List<Chapter> fromFeed = episode.extras().chapters().stream()
        .map(chapter -> new Chapter(chapter.startMs(), null, chapter.title(), chapter.link(), chapter.imageUrl()))
        .toList();
    List<List<Chapter>> sources = Stream.of(
            sound.map(SoundProfile::chapters).orElse(List.of()), fromFeed,
            listed(id, episode.chaptersUrl(), ask))
        .filter(list -> !list.isEmpty()).toList();
    return sources.isEmpty()
        ? withEnds(NotesTimes.in(episode.notes(), duration), duration)
        : withEnds(enriched(sources.getFirst(), sources.subList(1, sources.size())), duration);
  }

  private List<Chapter> listed(EpisodeId id, @Nullable String url, boolean ask) {
    if (url == null) {
      return List.of();
    }
    Optional<ChapterList> kept = store.chapterList(id).filter(list -> list.url().equals(url));
    Instant now = clock.instant();
    if (!ask || (kept.isPresent() && kept.get().fetchedAt().plus(FRESH).isAfter(now))) {
      return kept.map(ChapterList::chapters).orElse(List.of());
    }
    if (fetcher.fetch(url) instanceof ChaptersFetcher.Result.Fetched fetched) {
      store.saveChapterList(id, new ChapterList(url, now, fetched.chapters()));
      return fetched.chapters();
    }
    return kept.map(ChapterList::chapters).orElse(List.of());
  }

  private static List<Chapter> enriched(List<Chapter> chapters, List<List<Chapter>> others) {
    return chapters.stream().map(chapter -> {
      String url = chapter.url();
      String image = chapter.imageUrl();
      for (List<Chapter> other : others) {
        Chapter same = same(chapter, other);
        url = url == null && same != null ? same.url() : url;
        image = image == null && same != null ? same.imageUrl() : image;
      }
      return new Chapter(chapter.startMs(), chapter.endMs(), chapter.title(), url, image);
    }).toList();
  }

  private static @Nullable Chapter same(Chapter chapter, List<Chapter> others) {
    return others.stream()
        .filter(other -> Math.abs(other.startMs() - chapter.startMs()) <= SAME_MS
            || (!chapter.title().isBlank() && other.title().equalsIgnoreCase(chapter.title())))
        .min(Comparator.comparingLong(other -> Math.abs(other.startMs() - chapter.startMs())))
        .orElse(null);
  }

  /** A chapter ends where the next one begins, whatever else its source says of overlapping ones. */
  private static List<Chapter> withEnds(List<Chapter> chapters, @Nullable Long durationMs) {
    List<Chapter> ended = new ArrayList<>();
    for (int i = 0; i < chapters.size(); i++) {
      Chapter chapter = chapters.get(i);
      Long next = i + 1 < chapters.size() ? Long.valueOf(chapters.get(i + 1).startMs()) : durationMs;
      Long end = chapter.endMs();
      if (end == null || (next != null && end > next)) {
        end = next != null && next > chapter.startMs() ? next : null;
      }
      ended.add(new Chapter(chapter.startMs(), end, chapter.title(), chapter.url(), chapter.imageUrl()));
    }
    return ended;
  }
}
