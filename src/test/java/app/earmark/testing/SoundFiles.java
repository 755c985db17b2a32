package app.earmark.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleUnaryOperator;

/** Makes files of known sound. */
public final class SoundFiles {

  public static final int RATE = 44_100;

  private SoundFiles() {}

  /** A sine of half the full scale (-9 dBFS RMS). */
  public static DoubleUnaryOperator tone(double hertz) {
    return seconds -> 0.5 * Math.sin(2 * Math.PI * hertz * seconds);
  }

  /** 16-bit mono PCM with the plain 44-byte header; {@code wave} gives the value from -1 to 1 at a time in seconds. */
  public static Path wav(Path file, double seconds, DoubleUnaryOperator wave) throws IOException {
    int samples = (int) Math.round(seconds * RATE);
    ByteBuffer bytes = ByteBuffer.allocate(44 + 2 * samples).order(ByteOrder.LITTLE_ENDIAN);
    bytes.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + 2 * samples);
    bytes.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
    bytes.putShort((short) 1).putShort((short) 1).putInt(RATE).putInt(2 * RATE).putShort((short) 2).putShort((short) 16);
    bytes.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(2 * samples);
    for (int i = 0; i < samples; i++) {
      bytes.putShort((short) Math.round(Math.clamp(wave.applyAsDouble(i / (double) RATE), -1.0, 1.0) * 32_767));
    }
    return Files.write(file, bytes.array());
  }

  /**
   * 16-bit mono PCM at 8 kHz with nothing in it but half a second of a tone every ten minutes and at the end: hours that
   * take next to no room on the disk.
   */
  public static Path longSilence(Path file, long seconds) throws IOException {
    int rate = 8_000;
    long data = seconds * rate * 2;
    ByteBuffer header = ByteBuffer.allocate(44).order(ByteOrder.LITTLE_ENDIAN);
    header.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt((int) (36 + data));
    header.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16).putShort((short) 1).putShort((short) 1)
        .putInt(rate).putInt(2 * rate).putShort((short) 2).putShort((short) 16);
    header.put("data".getBytes(StandardCharsets.US_ASCII)).putInt((int) data).flip();
    ByteBuffer tone = ByteBuffer.allocate(rate).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < rate / 2; i++) {
      tone.putShort((short) Math.round(10_000 * Math.sin(2 * Math.PI * 440 * i / rate)));
    }
    tone.flip();
    try (FileChannel channel = FileChannel.open(
        file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, StandardOpenOption.SPARSE)) {
      channel.write(header, 0);
      for (long at = 0; at < seconds; at += 600) {
        channel.write(tone.duplicate(), 44 + at * rate * 2);
      }
      channel.write(tone.duplicate(), 44 + data - rate);
    }
    return file;
  }

  /** The same sound as MP3; skips the test on a machine without the program that makes it. */
  public static Path mp3(Path wav, Path file, int kbits) throws IOException, InterruptedException {
    run(List.of("lame", "--quiet", "-b", Integer.toString(kbits), wav.toString(), file.toString()));
    return file;
  }

  /** The same sound in the format of the file's name, by sox; skips the test on a machine without it. */
  public static Path sox(Path wav, Path file) throws IOException, InterruptedException {
    run(List.of("sox", wav.toString(), file.toString()));
    return file;
  }

  /** Runs a program that makes sound; skips the test on a machine without it. */
  public static void run(List<String> command) throws IOException, InterruptedException {
    Process process;
    try {
      process = new ProcessBuilder(command).inheritIO().start();
    } catch (IOException e) {
      assumeTrue(false, "skipped: there is no program " + command.getFirst());
      return;
    }
    if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
      process.destroyForcibly();
      throw new IOException("failed: " + command);
    }
  }
}
