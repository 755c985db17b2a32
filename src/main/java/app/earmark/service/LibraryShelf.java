package app.earmark.service;

import app.earmark.audio.ByteSource;
import app.earmark.model.DownloadState;
import app.earmark.model.Episode;
import app.earmark.model.EpisodeId;
import app.earmark.model.EpisodeRow;
import app.earmark.model.Manner;
import app.earmark.model.PodcastId;
import app.earmark.model.Preference;
import app.earmark.model.SoundProfile;
import app.earmark.model.SoundSettings;
import app.earmark.playback.EpisodeShelf;
import app.earmark.store.SettingsStore;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The library as the player sees it. Blocks for the database; on the player's thread alone. */
public final class LibraryShelf implements EpisodeShelf {

  private static final String EPISODE = "playback.episode";

  private final Library library;
  private final SettingsStore settings;
  private final Preferences preferences;
  private final @Nullable Downloads downloads;

  /** Plays what is on the disk. */
  public LibraryShelf(Library library, SettingsStore settings, Preferences preferences) {
    this(library, settings, preferences, null);
  }

  /**
   * @param downloads for what is not on the disk yet
   */
  public LibraryShelf(
      Library library, SettingsStore settings, Preferences preferences, @Nullable Downloads downloads) {
    this.downloads = downloads;
    this.library = library;
    this.settings = settings;
    this.preferences = preferences;
  }

  @Override
  public Optional<Shelved> find(EpisodeId id) {
    return library.episode(id).filter(this::isAsSaid).or(() -> library.episode(id)).map(episode -> {
      EpisodeRow row = episode.row();
      return new Shelved(
          row, row.download() instanceof DownloadState.Done done ? library.fileOf(done) : null,
          library.sound(id).map(SoundProfile::loudnessLufs).orElse(null));
    });
  }

  /** False where the file was deleted behind Earmark's back, which the library knows from now on. */
  private boolean isAsSaid(Episode episode) {
    return !(episode.row().download() instanceof DownloadState.Done done)
        || !library.forgetIfMissing(episode.id(), done);
  }

  @Override
  public Optional<Supplier<ByteSource>> growing(EpisodeId id) {
    return Optional.ofNullable(downloads).map(queue -> queue.growing(id));
  }

  @Override
  public void savePosition(EpisodeId id, long positionMs) {
    library.savePosition(id, positionMs);
  }

  @Override
  public void saveDuration(EpisodeId id, long durationMs) {
    library.saveDuration(id, durationMs);
  }

  @Override
  public void markPlayed(EpisodeId id) {
    library.markPlayed(List.of(id));
  }

  @Override
  public Optional<EpisodeId> lastLoaded() {
    return settings.get(EPISODE).flatMap(text -> {
      try {
        return Optional.of(new EpisodeId(Long.parseLong(text)));
      } catch (NumberFormatException e) {
        return Optional.empty(); // What a damaged library may hold instead.
      }
    });
  }

  @Override
  public void keepLoaded(EpisodeId id) {
    if (!lastLoaded().equals(Optional.of(id))) {
      settings.set(EPISODE, id.toString());
    }
  }

  @Override
  public Manner manner(@Nullable PodcastId podcast) {
    return new Manner(
        Math.round(get(SoundChoices.SPEED, podcast) * 20) / 20.0, get(SoundChoices.VOLUME, podcast),
        new SoundSettings(
            get(SoundChoices.TRIMMING, podcast), get(SoundChoices.LEVELLED, podcast), get(SoundChoices.MONO, podcast),
            get(SoundChoices.BALANCE, podcast)),
        get(SoundChoices.SKIP_INTRO, podcast) * 1_000L, get(SoundChoices.SKIP_OUTRO, podcast) * 1_000L);
  }

  @Override
  public void keepManner(@Nullable PodcastId podcast, Manner before, Manner after) {
    keep(SoundChoices.SPEED, podcast, before.speed(), after.speed());
    keep(SoundChoices.VOLUME, podcast, before.volume(), after.volume());
    keep(SoundChoices.TRIMMING, podcast, before.sound().trimming(), after.sound().trimming());
    keep(SoundChoices.LEVELLED, podcast, before.sound().levelled(), after.sound().levelled());
    keep(SoundChoices.MONO, podcast, before.sound().mono(), after.sound().mono());
    keep(SoundChoices.BALANCE, podcast, before.sound().balance(), after.sound().balance());
  }

  private <T> T get(Preference<T> choice, @Nullable PodcastId podcast) {
    return podcast == null ? preferences.get(choice) : preferences.get(choice, podcast);
  }

  /** Whoever drags the volume changes one of them many times a second. */
  private <T> void keep(Preference<T> choice, @Nullable PodcastId podcast, T before, T after) {
    if (before.equals(after)) {
      return;
    }
    if (podcast != null && preferences.own(choice, podcast).isPresent()) {
      preferences.set(choice, podcast, after);
    } else {
      preferences.set(choice, after);
    }
  }
}
