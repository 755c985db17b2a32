package app.earmark.audio;

import static org.assertj.core.api.Assertions.assertThat;

import app.earmark.testing.Corpus;
import app.earmark.testing.SoundFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Damaged files neither crash nor stall the process that reads them. 300 of them, 2,000 where CI is set. */
class FuzzTest {

  private static final int BATCH = 500;
  private static final long SEED = 20_260_101;

  @TempDir Path folder;

  @Test
  void damagedFilesAreReadOrRefused() throws Exception {
    Natives.library();
    List<String> originals = new ArrayList<>();
    originals.add(SoundFiles.wav(folder.resolve("tone.wav"), 2, SoundFiles.tone(440)).toString());
    try (Stream<Path> published = Files.walk(Corpus.path("audio-androidx-media/media"))) {
      published.filter(file -> isAudio(file) && Files.isRegularFile(file) && file.toFile().length() < 400_000)
          .sorted().forEach(file -> originals.add(file.toString()));
    }
    try (Stream<Path> published = Files.walk(Corpus.path("audio-tinytag/samples"))) {
      published
          .filter(file -> Files.isRegularFile(file) && file.toFile().length() > 100 && file.toFile().length() < 100_000)
          .sorted().forEach(file -> originals.add(file.toString()));
    }
    int files = System.getenv("CI") == null ? 300 : 2_000;
    for (int done = 0; done < files; done += BATCH) {
      int readable = batch(SEED + done, Math.min(BATCH, files - done), originals);
      // Otherwise nothing past the first look at a file would be tried.
      assertThat(readable).isGreaterThan(50);
    }
  }

  private static boolean isAudio(Path file) {
    return Stream.of("/aac/", "/mp3/", "/mp4/", "/ogg/").anyMatch(file.toString().replace('\\', '/')::contains);
  }

  private int batch(long seed, int count, List<String> originals) throws IOException, InterruptedException {
    Path output = folder.resolve("output");
    List<String> command = new ArrayList<>(List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m",
        "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow",
        "-XX:ErrorFile=" + folder.resolve("crash.log"),
        "-cp", System.getProperty("java.class.path"), FuzzMain.class.getName(),
        Long.toString(seed), Integer.toString(count), folder.toString()));
    command.addAll(originals);
    Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile()).start();
    try {
      boolean ended = process.waitFor(300, TimeUnit.SECONDS);
      List<String> lines = Files.readAllLines(output);
      List<String> last = lines.subList(Math.max(0, lines.size() - 20), lines.size());
      assertThat(ended).as("stalled after %s", last).isTrue();
      assertThat(process.exitValue()).as("ended after %s", last).isZero();
      return Integer.parseInt(lines.getLast().split(" ")[1]);
    } finally {
      process.destroyForcibly();
    }
  }
}
