package app.earmark.service;

import app.earmark.model.DownloadState;
import app.earmark.model.EpisodeId;
import app.earmark.model.EpisodeRow;
import app.earmark.model.SoundProfile;
import app.earmark.model.SoundSettings;
import app.earmark.model.SoundSettings.Trimming;
import app.earmark.playback.EpisodeShelf;
import app.earmark.store.SettingsStore;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The library as the player sees it. Blocks for the database; on the player's thread alone. */
public final class LibraryShelf implements EpisodeShelf {

  private static final String EPISODE = "playback.episode";
  private static final String SPEED = "playback.speed";
  private static final String VOLUME = "playback.volume";
  private static final String TRIMMING = "playback.trimming";
  private static final String LEVELLED = "playback.levelled";
  private static final String MONO = "playback.mono";
  private static final String BALANCE = "playback.balance";

  private final Library library;
  private final SettingsStore settings;

  public LibraryShelf(Library library, SettingsStore settings) {
    this.library = library;
    this.settings = settings;
  }

  @Override
  public Optional<Shelved> find(EpisodeId id) {
    return library.episode(id).map(episode -> {
      EpisodeRow row = episode.row();
      return new Shelved(
          row, row.download() instanceof DownloadState.Done done ? library.fileOf(done) : null,
          library.sound(id).map(SoundProfile::loudnessLufs).orElse(null));
    });
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
  public Remembered remembered() {
    return new Remembered(
        settings.get(EPISODE).flatMap(LibraryShelf::number).map(number -> new EpisodeId(number.longValue()))
            .orElse(null),
        settings.get(SPEED).flatMap(LibraryShelf::number).orElse(Remembered.NOTHING.speed()),
        settings.get(VOLUME).flatMap(LibraryShelf::number).orElse(Remembered.NOTHING.volume()),
        new SoundSettings(
            trimming(settings.get(TRIMMING).orElse("")),
            settings.get(LEVELLED).map(Boolean::parseBoolean).orElse(SoundSettings.PLAIN.levelled()),
            settings.get(MONO).map(Boolean::parseBoolean).orElse(SoundSettings.PLAIN.mono()),
            settings.get(BALANCE).flatMap(LibraryShelf::number).orElse(SoundSettings.PLAIN.balance())));
  }

  @Override
  public void remember(Remembered remembered) {
    EpisodeId episode = remembered.episode();
    if (episode == null) {
      settings.clear(EPISODE);
    } else {
      keep(EPISODE, episode.toString());
    }
    keep(SPEED, Double.toString(remembered.speed()));
    keep(VOLUME, Double.toString(remembered.volume()));
    keep(TRIMMING, remembered.settings().trimming().name());
    keep(LEVELLED, Boolean.toString(remembered.settings().levelled()));
    keep(MONO, Boolean.toString(remembered.settings().mono()));
    keep(BALANCE, Double.toString(remembered.settings().balance()));
  }

  /** Whoever drags the volume changes one of them many times a second. */
  private void keep(String key, String value) {
    if (!settings.get(key).equals(Optional.of(value))) {
      settings.set(key, value);
    }
  }

  private static Trimming trimming(String name) {
    return Arrays.stream(Trimming.values())
        .filter(trimming -> trimming.name().equals(name)).findFirst().orElse(Trimming.OFF);
  }

  /** Empty for what an older or a damaged library may hold instead. */
  private static Optional<Double> number(String text) {
    try {
      return Optional.of(Double.valueOf(text));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
