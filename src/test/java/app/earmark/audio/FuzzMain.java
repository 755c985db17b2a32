package app.earmark.audio;

import app.earmark.audio.EpisodeSound.Opening;
import app.earmark.audio.SoundShape.Trimming;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Damages audio files and reads them, in a process of its own: {@code FuzzMain SEED COUNT FOLDER FILE...}. Prints a
 * line before each file, so that the last one tells what it died of, and a line at the end.
 */
final class FuzzMain {

  private FuzzMain() {}

  public static void main(String[] arguments) throws IOException {
    long seed = Long.parseLong(arguments[0]);
    int count = Integer.parseInt(arguments[1]);
    Path folder = Path.of(arguments[2]);
    List<Path> originals = new ArrayList<>();
    for (int i = 3; i < arguments.length; i++) {
      originals.add(Path.of(arguments[i]));
    }
    NativeAudio library = Natives.library();
    Inspector inspector = new Inspector(library);
    int readable = 0;
    for (int i = 0; i < count; i++) {
      Random random = new Random(seed + i);
      Path original = originals.get(random.nextInt(originals.size()));
      System.out.println((seed + i) + " " + original.getFileName());
      Path damaged = Files.write(folder.resolve("damaged"), damage(Files.readAllBytes(original), random));
      if (inspector.whole(damaged) instanceof Inspector.Inspecting.Done) {
        readable++;
      }
      play(library, damaged, folder.resolve("reel.wav"), random);
    }
    System.out.println("readable " + readable + " of " + count);
  }

  private static byte[] damage(byte[] bytes, Random random) {
    byte[] damaged = random.nextInt(4) == 0
        ? Arrays.copyOf(bytes, 1 + random.nextInt(bytes.length)) : bytes.clone();
    int changes = 1 << random.nextInt(9);
    // The head is where containers lie.
    int range = random.nextBoolean() ? damaged.length : Math.min(damaged.length, 2_048);
    for (int i = 0; i < changes; i++) {
      int at = random.nextInt(range);
      switch (random.nextInt(4)) {
        case 0 -> damaged[at] = (byte) random.nextInt(256);
        case 1 -> damaged[at] ^= (byte) (1 << random.nextInt(8));
        case 2 -> damaged[at] = (byte) (random.nextBoolean() ? 0xff : 0);
        default -> {
          int from = random.nextInt(damaged.length);
          int length = Math.min(random.nextInt(64), damaged.length - Math.max(from, at));
          System.arraycopy(damaged, from, damaged, at, length);
        }
      }
    }
    return damaged;
  }

  private static void play(NativeAudio library, Path file, Path reelPath, Random random) throws IOException {
    if (EpisodeSound.open(library, file) instanceof Opening.Opened(EpisodeSound sound)) {
      SoundShape shape = new SoundShape(
          0.5 + random.nextInt(30) / 10.0, Trimming.values()[random.nextInt(3)], random.nextInt(30) - 10,
          random.nextBoolean(), random.nextDouble() * 2 - 1);
      try (sound; ReelFile reelFile = sound.reelFile(reelPath, 10)) {
        for (int i = 0; i < 2; i++) {
          try (Reel reel = sound.reel(reelFile, random.nextInt(4_000), shape, null)) {
            reel.fillTo(3_000);
            reel.episodeMs(1_000);
          }
        }
      }
    }
  }
}
