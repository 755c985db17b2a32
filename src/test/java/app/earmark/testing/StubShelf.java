package app.earmark.testing;

import app.earmark.audio.ByteSource;
import app.earmark.model.DownloadState;
import app.earmark.model.EpisodeId;
import app.earmark.model.EpisodeRow;
import app.earmark.model.Manner;
import app.earmark.model.PlayState;
import app.earmark.model.PodcastId;
import app.earmark.playback.EpisodeShelf;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Three episodes of ten minutes, the third of which is not downloaded, and what the player keeps of them. */
public final class StubShelf implements EpisodeShelf {

  public static final EpisodeId ONE = new EpisodeId(1);
  public static final EpisodeId TWO = new EpisodeId(2);
  public static final EpisodeId NOT_DOWNLOADED = new EpisodeId(3);

  public final Map<EpisodeId, Long> positions = new HashMap<>();
  public final Map<EpisodeId, Long> durations = new HashMap<>();
  public final List<Long> saves = new ArrayList<>();
  public final List<EpisodeId> played = new ArrayList<>();
  public @Nullable Supplier<ByteSource> coming;
  public @Nullable EpisodeId loaded;
  public Manner manner = Manner.PLAIN;

  @Override
  public Optional<Shelved> find(EpisodeId id) {
    if (id.value() > 3) {
      return Optional.empty();
    }
    @Nullable Path file = id.equals(NOT_DOWNLOADED) ? null : Path.of("/library/" + id + ".mp3");
    return Optional.of(new Shelved(
        new EpisodeRow(id, new PodcastId(1), "Podcast", "Title " + id, null, 600_000L, null, PlayState.UNPLAYED,
            positions.getOrDefault(id, 0L), new DownloadState.None(), false),
        file, -20.0));
  }

  @Override
  public void savePosition(EpisodeId id, long positionMs) {
    positions.put(id, positionMs);
    saves.add(positionMs);
  }

  @Override
  public void saveDuration(EpisodeId id, long durationMs) {
    durations.put(id, durationMs);
  }

  @Override
  public void markPlayed(EpisodeId id) {
    played.add(id);
    positions.put(id, 0L);
  }

  @Override
  public Optional<EpisodeId> lastLoaded() {
    return Optional.ofNullable(loaded);
  }

  @Override
  public void keepLoaded(EpisodeId id) {
    loaded = id;
  }

  @Override
  public Manner manner(@Nullable PodcastId podcast) {
    return manner;
  }

  @Override
  public void keepManner(@Nullable PodcastId podcast, Manner before, Manner after) {
    manner = after;
  }

  @Override
  public Optional<Supplier<ByteSource>> growing(EpisodeId id) {
    return Optional.ofNullable(coming);
  }
}
