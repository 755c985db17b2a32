package app.earmark.playback;

import app.earmark.model.Manner;
import app.earmark.model.PodcastId;
import app.earmark.model.SoundSettings;
import app.earmark.util.Observable;
import org.jspecify.annotations.Nullable;

/** How what lies on the deck is played, as the listener chose it. On the session's thread alone. */
final class DeckManner {

  private final EpisodeShelf shelf;
  private final Observable<SoundSettings> settings = new Observable<>(SoundSettings.PLAIN);
  private Manner manner = Manner.PLAIN;

  DeckManner(EpisodeShelf shelf) {
    this.shelf = shelf;
  }

  Manner get() {
    return manner;
  }

  Observable<SoundSettings> settings() {
    return settings;
  }

  boolean trims() {
    return manner.sound().trimming() != SoundSettings.Trimming.OFF;
  }

  /** Keeps what was changed while an episode of that podcast was loaded. */
  void keep(@Nullable PodcastId podcast, Manner before) {
    shelf.keepManner(podcast, before, manner);
  }

  /** What is chosen for a podcast comes into force, for the sound too where one is open; answers what was before. */
  Manner obey(@Nullable PodcastId podcast, @Nullable Sound sound) {
    return follow(shelf.manner(podcast), sound);
  }

  /** Comes into force; answers what was before. */
  Manner follow(Manner changed, @Nullable Sound sound) {
    Manner before = manner;
    manner = changed;
    if (sound != null && changed.speed() != before.speed()) {
      sound.setSpeed(changed.speed());
    }
    if (sound != null && changed.volume() != before.volume()) {
      sound.setVolume(changed.volume());
    }
    if (sound != null && !changed.sound().equals(before.sound())) {
      sound.setSettings(changed.sound());
    }
    if (!changed.sound().equals(settings.get())) {
      settings.publish(changed.sound());
    }
    return before;
  }

  /** For now only: the volume that is chosen stays. What is above full volume would be a new reel for each step. */
  void fade(double share, Sound sound) {
    sound.setVolume(share < 1 ? Math.min(1, manner.volume()) * Math.max(0, share) : manner.volume());
  }

  /** Where an episode ends, before its outro where that is passed over; {@code null} if unknown. */
  @Nullable Long endMs(@Nullable Long durationMs) {
    return durationMs == null ? null : (Long) Math.min(durationMs, manner.endMs(durationMs));
  }
}
