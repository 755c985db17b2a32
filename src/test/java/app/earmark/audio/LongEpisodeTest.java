package app.earmark.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.earmark.audio.EpisodeSound.Opening;
import app.earmark.audio.SoundShape.Trimming;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Episodes of hours, in fast time: reel after reel as the player has them, only that nobody listens. */
class LongEpisodeTest {

  private static final int RATE = 8_000;
  private static final double REEL_SECONDS = 300;

  @TempDir Path folder;

  private final NativeAudio library = Natives.library();

  /** Silence of any length, which takes no room on the disk, with a tone in its last second. */
  private Path wav(long seconds) throws IOException {
    Path file = folder.resolve("long.wav");
    long data = seconds * RATE * 2;
    ByteBuffer header = ByteBuffer.allocate(44).order(ByteOrder.LITTLE_ENDIAN);
    header.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt((int) (36 + data));
    header.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16).putShort((short) 1).putShort((short) 1)
        .putInt(RATE).putInt(2 * RATE).putShort((short) 2).putShort((short) 16);
    header.put("data".getBytes(StandardCharsets.US_ASCII)).putInt((int) data).flip();
    ByteBuffer tone = ByteBuffer.allocate(2 * RATE).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < RATE; i++) {
      tone.putShort((short) Math.round(10_000 * Math.sin(2 * Math.PI * 440 * i / RATE)));
    }
    try (FileChannel channel = FileChannel.open(
        file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, StandardOpenOption.SPARSE)) {
      channel.write(header, 0);
      channel.write(tone.flip(), 44 + data - 2L * RATE);
    }
    return file;
  }

  private EpisodeSound open(Path file) {
    Opening opening = EpisodeSound.open(library, file);
    assertThat(opening).isInstanceOf(Opening.Opened.class);
    return ((Opening.Opened) opening).sound();
  }

  @Test
  void anHourAtMoreThanNormalSpeedEndsWhereItShould() throws IOException {
    long seconds = 3_600;
    double speed = 1.7;
    SoundShape shape = new SoundShape(speed, Trimming.OFF, 0, false, 0);
    double heardMs = 0;
    double fromMs = 0;
    int reels = 0;
    long usedAtFirst = 0;
    try (EpisodeSound sound = open(wav(seconds));
        ReelFile one = sound.reelFile(folder.resolve("one.wav"), REEL_SECONDS);
        ReelFile other = sound.reelFile(folder.resolve("other.wav"), REEL_SECONDS)) {
      while (true) {
        try (Reel reel = sound.reel(reels % 2 == 0 ? one : other, fromMs, shape)) {
          reel.fillTo(1_000 * REEL_SECONDS);
          reels++;
          double end = reel.hasEnd() ? reel.filledMs() : reel.handOverMs();
          heardMs += end;
          fromMs = reel.episodeMs(end);
          if (reel.hasEnd()) {
            break;
          }
        }
        usedAtFirst = reels == 2 ? used() : usedAtFirst;
      }
      assertThat(used() - usedAtFirst).as("bytes more after an hour").isLessThan(8 << 20);
    }
    assertThat(reels).isGreaterThan(7);
    assertThat(fromMs).isCloseTo(1_000.0 * seconds, within(100.0));
    assertThat(heardMs).isCloseTo(1_000.0 * seconds / speed, within(100.0));
  }

  private static long used() {
    Runtime.getRuntime().gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  @Test
  void twelveHoursNeedNoMoreRoomThanOne() throws IOException {
    long seconds = 12 * 3_600;
    SoundShape shape = new SoundShape(1, Trimming.OFF, 0, false, 0);
    try (EpisodeSound sound = open(wav(seconds));
        ReelFile one = sound.reelFile(folder.resolve("one.wav"), REEL_SECONDS);
        ReelFile other = sound.reelFile(folder.resolve("other.wav"), REEL_SECONDS)) {
      assertThat(sound.durationMs()).isEqualTo(1_000 * seconds);
      try (Reel first = sound.reel(one, 0, shape);
          Reel last = sound.reel(other, 1_000.0 * (seconds - 60), shape)) {
        last.fillTo(1_000 * REEL_SECONDS);
        assertThat(last.hasEnd()).isTrue();
        assertThat(last.filledMs()).isCloseTo(60_000, within(50.0));
        assertThat(first.hasEnd()).isFalse();
      }
      assertThat(Files.size(one.path()) + Files.size(other.path())).isLessThan(128_000_000);
    }
  }
}
