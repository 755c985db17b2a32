package app.earmark.playback;

import app.earmark.audio.EpisodeSound;
import app.earmark.audio.ReelFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * The two files that reels are written into, and the players that keep them open. One is heard while the other waits.
 * On the thread of the sound alone.
 */
final class ReelSlots implements AutoCloseable {

  /** A file for reels and the player that keeps it open. */
  record Slot(ReelFile file, Sound player) {}

  private final EpisodeSound sound;
  private final SoundOutput output;
  private final Supplier<Path> newFile;
  private final double reelSeconds;
  private final Sound.Listener listener;
  private final List<Slot> slots = new ArrayList<>();

  /**
   * @param reelSeconds how long the longest reel is
   * @param listener hears of each player
   */
  ReelSlots(
      EpisodeSound sound, SoundOutput output, Supplier<Path> newFile, double reelSeconds, Sound.Listener listener) {
    this.sound = sound;
    this.output = output;
    this.newFile = newFile;
    this.reelSeconds = reelSeconds;
    this.listener = listener;
  }

  boolean isEmpty() {
    return slots.isEmpty();
  }

  ReelFile file() throws IOException {
    return sound.reelFile(newFile.get(), reelSeconds);
  }

  /** Has a player open the file. */
  Slot open(ReelFile file, boolean playing, double volume) {
    Slot slot = new Slot(file, output.open(file.path(), new SoundStart(0, playing, 1, volume), listener));
    slots.add(slot);
    return slot;
  }

  /** The one that is not heard. */
  Slot other(Slot heard) {
    return slots.getFirst().equals(heard) ? slots.getLast() : slots.getFirst();
  }

  void setVolume(double volume) {
    slots.forEach(slot -> slot.player.setVolume(volume));
  }

  @Override
  public void close() {
    for (Slot slot : slots) {
      slot.player.close();
      slot.file.close();
    }
  }
}
