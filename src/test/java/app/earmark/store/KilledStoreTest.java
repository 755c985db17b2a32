package app.earmark.store;

import static org.assertj.core.api.Assertions.assertThat;

import app.earmark.model.DownloadState;
import app.earmark.model.EpisodeId;
import app.earmark.model.Podcast;
import app.earmark.testing.TestLibrary;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** kill -9 in the middle of writing, again and again on one library: what was committed is there, and whole. */
@Tag("journey")
class KilledStoreTest {

  private static final int TIMES = 20;

  @TempDir
  Path folder;

  @Test
  void nothingCommittedIsLost() throws IOException, InterruptedException {
    Random random = new Random(20260101);
    int podcasts = 0;
    List<Long> done = new ArrayList<>();
    for (int time = 0; time < TIMES; time++) {
      List<String> heard = killAfter(1 + random.nextInt(60), random);
      for (String line : heard) {
        if (line.startsWith("podcast ")) {
          podcasts = Integer.parseInt(line.substring("podcast ".length())) + 1;
        } else if (line.startsWith("done ")) {
          done.add(Long.valueOf(line.substring("done ".length())));
        }
      }
      podcasts = check(podcasts, done);
    }
    assertThat(podcasts).isGreaterThan(TIMES);
  }

  /** Kills it at some point after so many lines; the rest of what it said before its death counts, too. */
  private List<String> killAfter(int lines, Random random) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC", "-Xmx128m", "--enable-native-access=ALL-UNNAMED",
            "-cp", System.getProperty("java.class.path"), RefreshWriterMain.class.getName(), folder.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
    List<String> heard = new ArrayList<>();
    try (BufferedReader out = process.inputReader()) {
      String line = out.readLine();
      while (line != null) {
        heard.add(line);
        if (heard.size() == lines) {
          process.waitFor(random.nextInt(30), TimeUnit.MILLISECONDS);
          // By its handle: killing the process itself would close the pipe with what it said last.
          process.toHandle().destroyForcibly();
        }
        line = out.readLine();
      }
    } finally {
      process.destroyForcibly();
    }
    assertThat(heard).hasSizeGreaterThanOrEqualTo(lines);
    return heard;
  }

  private int check(int podcasts, List<Long> done) {
    try (LibraryStore store = TestLibrary.open(folder)) {
      assertThat(store.integrity()).isEmpty();
      List<Podcast> all = store.podcasts().all();
      assertThat(all).hasSizeGreaterThanOrEqualTo(podcasts)
          .allSatisfy(podcast -> assertThat(podcast.episodes()).isEqualTo(RefreshWriterMain.EPISODES));
      assertThat(done).allSatisfy(id -> assertThat(store.episodes().find(new EpisodeId(id)).orElseThrow().row()
          .download()).isInstanceOf(DownloadState.Done.class));
      return all.size();
    }
  }
}
