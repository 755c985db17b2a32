package app.earmark.app;

import static org.assertj.core.api.Assertions.assertThat;

import app.earmark.testing.Await;
import app.earmark.testing.CareerOpSite;
import app.earmark.testing.FaultContent;
import app.earmark.testing.Program;
import app.earmark.testing.Program.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** kill -9 at any moment costs nothing that was there before. The moments are drawn by a fixed seed. */
@Tag("journey")
class KillJourneyTest {

  private static final int TIMES = 10;
  private static final int AUDIO_BYTES = 400_000;

  @TempDir
  private Path folder;

  private final SplittableRandom random = new SplittableRandom(20_080_229);
  private Path library;
  private Path siteFolder;

  @BeforeEach
  void makeFolders() throws IOException {
    library = folder.resolve("library");
    siteFolder = Files.createDirectory(folder.resolve("site"));
  }

  @Test
  void duringDownloads() throws IOException {
    try (CareerOpSite site = CareerOpSite.start(siteFolder, AUDIO_BYTES, 250_000)) {
      assertThat(earmark("add", site.page()).status()).isZero();
      Set<String> done = new HashSet<>();
      for (int i = 0; i < TIMES; i++) {
        try (Program download = Program.start("--library", library.toString(), "download", "--all")) {
          killAfter(site, download, random.nextInt(0, 2_000));
        }
        List<JsonNode> episodes = earmark("episodes", "--json").json();
        assertThat(episodes).as("after kill %s", i).hasSize(10);
        for (JsonNode episode : episodes) {
          if (episode.get("downloadState").asString().equals("done")) {
            assertThatItIsWhole(site, episode);
            done.add(episode.get("id").asString());
          } else {
            assertThat(done).as("lost by kill %s", i).doesNotContain(episode.get("id").asString());
          }
        }
      }
      Result all = earmark("download", "--all", "--json");
      assertThat(all.status()).as(all.err()).isZero();
      assertThat(earmark("episodes", "--json").json()).hasSize(10).allSatisfy(episode -> {
        assertThat(episode.get("downloadState").asString()).isEqualTo("done");
        assertThatItIsWhole(site, episode);
      });
      try (Stream<Path> files = Files.walk(library.resolve("episodes"))) {
        assertThat(files.filter(file -> file.toString().endsWith(".part"))).as("parts left over").isEmpty();
      }
    }
  }

  @Test
  void duringRefreshes() {
    try (CareerOpSite site = CareerOpSite.start(siteFolder, 20_000, 0)) {
      assertThat(earmark("add", site.page()).status()).isZero();
      String download = earmark("episodes", "--json").json().getLast().get("id").asString();
      assertThat(earmark("download", download).status()).isZero();
      Set<String> known = new HashSet<>();
      for (int i = 1; i <= TIMES; i++) {
        site.publish("Number " + i, i);
        try (Program refresh = Program.start("--library", library.toString(), "refresh")) {
          killAfter(site, refresh, random.nextInt(0, 120));
        }
        assertThat(earmark("podcasts", "--json").json()).as("after kill %s", i).hasSize(1);
        List<JsonNode> episodes = earmark("episodes", "--json").json();
        Set<String> now = new HashSet<>();
        episodes.forEach(episode -> now.add(episode.get("guid").asString()));
        assertThat(now).as("after kill %s", i).containsAll(known).hasSameSizeAs(episodes);
        known.addAll(now);
        assertThat(episodes).anySatisfy(episode -> {
          assertThat(episode.get("id").asString()).isEqualTo(download);
          assertThat(episode.get("downloadState").asString()).isEqualTo("done");
        });
      }
      assertThat(earmark("refresh").status()).isZero();
      assertThat(earmark("episodes", "--json").json()).hasSize(10 + TIMES);
    }
  }

  /** Kills it so many ms after its first request: before that it has nothing to lose. */
  private static void killAfter(CareerOpSite site, Program program, int millis) {
    int before = site.requests().size();
    Await.until("the first request", Duration.ofSeconds(60),
        () -> !program.isAlive() || site.requests().size() > before);
    long end = System.nanoTime() + Duration.ofMillis(millis).toNanos();
    Await.until("the moment of the kill", Duration.ofSeconds(60),
        () -> !program.isAlive() || System.nanoTime() - end >= 0);
    program.kill();
  }

  private static void assertThatItIsWhole(CareerOpSite site, JsonNode episode) {
    try {
      byte[] sent = Files.readAllBytes(site.file(episode.get("url").asString()));
      byte[] kept = Files.readAllBytes(Path.of(episode.get("file").asString()));
      assertThat(FaultContent.sha256(kept)).isEqualTo(FaultContent.sha256(sent));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private Result earmark(String... arguments) {
    Result result = Program.run(Stream.concat(Stream.of("--library", library.toString()), Stream.of(arguments))
        .toArray(String[]::new));
    assertThat(result.err()).doesNotContain("Exception", "damaged");
    return result;
  }
}
