package app.earmark.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import app.earmark.testing.Await;
import app.earmark.testing.CareerOpSite;
import app.earmark.testing.FaultContent;
import app.earmark.testing.FeedHost;
import app.earmark.testing.Program;
import app.earmark.testing.Program.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Several starts for one library: one process has it, and nothing that was asked of another is lost. */
@Tag("journey")
class HandOverJourneyTest {

  private static final Duration LONG = Duration.ofSeconds(60);

  @TempDir
  private Path folder;

  private Path library;
  private Path siteFolder;

  @BeforeEach
  void makeFolders() throws IOException {
    assumeTrue(System.getenv("DISPLAY") != null, "skipped: no display (run it under packaging/desk)");
    library = folder.resolve("library");
    siteFolder = Files.createDirectory(folder.resolve("site"));
  }

  @Test
  void theSecondWindowIsTheFirstOneAndCommandsGoToIt() {
    try (CareerOpSite site = CareerOpSite.start(siteFolder, 20_000, 0); Program window = start()) {
      awaitOwner();
      try (Program second = start()) {
        assertThat(second.await().status()).as(second.err()).isZero();
      }
      assertThat(run("add", site.page()).status()).isZero();
      Result downloaded = run("download", "--all", "--json");
      assertThat(downloaded.status()).as(downloaded.err()).isZero();
      assertThat(downloaded.json()).hasSize(10);
      assertThat(run("nonsense").status()).isEqualTo(2);
      assertThat(run("remove", "4711").status()).isEqualTo(1);
      assertThat(window.isAlive()).isTrue();
      window.end();
      Await.until("the window has ended", LONG, () -> !window.isAlive());
      assertThat(library.resolve("earmark.lock")).as("given back in order").isEmptyFile();
      assertThat(run("episodes", "--json").json()).hasSize(10)
          .allMatch(episode -> episode.get("downloadState").asString().equals("done"));
    }
  }

  @Test
  void aWindowTakesOverFromADownloadThatGoesOnInIt() throws IOException {
    try (CareerOpSite site = CareerOpSite.start(siteFolder, 1_500_000, 40_000)) {
      run("add", site.page());
      String id = run("episodes", "--json").json().getLast().get("id").asString();
      try (Program command = start("download", id, "--json")) {
        Await.until("a good part has arrived", LONG, () -> partBytes() >= 200_000);
        String commandsSocket = lockFile();
        try (Program window = start()) {
          Await.until("the window has the library", LONG,
              () -> !lockFile().isEmpty() && !lockFile().equals(commandsSocket));
          assertThat(command.isAlive()).as("the command waits for its download").isTrue();
          Result result = command.await();
          assertThat(result.status()).as(result.err()).isZero();
          assertThat(result.json()).hasSize(1);
          JsonNode line = result.json().getFirst();
          assertThat(line.get("downloadState").asString()).isEqualTo("done");
          String name = run("episodes", "--json").json().getLast().get("url").asString();
          assertThat(FaultContent.sha256(Files.readAllBytes(Path.of(line.get("file").asString()))))
              .isEqualTo(FaultContent.sha256(Files.readAllBytes(site.file(name))));
          assertThat(site.requests().stream().filter(request -> request.endsWith(" 206")))
              .as("it went on where the command had stopped").isNotEmpty();
          assertThat(window.isAlive()).isTrue();
        }
      }
    }
  }

  @Test
  void aRefreshGoesOnByItselfWhereTheWindowThatRanItIsClosed() throws IOException {
    CountDownLatch slow = new CountDownLatch(1);
    try (FeedHost host = new FeedHost()) {
      for (int number = 1; number <= 4; number++) {
        serve(host, number, new CountDownLatch(0));
        assertThat(run("add", host.url("/" + number + ".xml")).status()).isZero();
      }
      serve(host, 4, slow);
      try (Program window = start()) {
        awaitOwner();
        try (Program refresh = start("refresh", "--force", "--json")) {
          Await.until("three are done", LONG, () -> refresh.out().lines().count() == 3);
          quit();
          Await.until("the window’s process does not live on", LONG, () -> !window.isAlive());
          assertThat(refresh.isAlive()).as("the refresh goes on").isTrue();
          slow.countDown();
          Result result = refresh.await();
          assertThat(result.status()).as(result.err()).isZero();
          assertThat(result.json()).hasSize(5);
          assertThat(result.json().stream().limit(4).map(line -> line.get("id").asInt()))
              .as("each is told of once").containsExactlyInAnyOrder(1, 2, 3, 4);
          assertThat(result.json().getLast().get("podcasts").asInt()).as("the summary has all").isEqualTo(4);
        }
      } finally {
        slow.countDown();
      }
    }
  }

  @Test
  void anImportGoesOnByItselfWhereTheWindowThatRanItIsClosed() throws IOException {
    CountDownLatch slow = new CountDownLatch(1);
    try (FeedHost host = new FeedHost()) {
      Path list = folder.resolve("podcasts.opml");
      Files.writeString(list, "<opml version=\"2.0\"><body>" + IntStream.rangeClosed(1, 4)
          .peek(number -> serve(host, number, number == 4 ? slow : new CountDownLatch(0)))
          .mapToObj(number -> "<outline type=\"rss\" text=\"P\" xmlUrl=\"" + host.url("/" + number + ".xml") + "\"/>")
          .collect(Collectors.joining()) + "</body></opml>");
      try (Program window = start()) {
        awaitOwner();
        try (Program importing = start("import", list.toString())) {
          Await.until("three are there", LONG, () -> importing.out().lines().count() == 3);
          quit();
          Await.until("the window’s process does not live on", LONG, () -> !window.isAlive());
          assertThat(importing.isAlive()).as("the import goes on").isTrue();
          slow.countDown();
          Result result = importing.await();
          assertThat(result.status()).as(result.err()).isZero();
          assertThat(result.out().lines()).as("each is told of once").hasSize(4).doesNotHaveDuplicates();
        }
      } finally {
        slow.countDown();
      }
      assertThat(run("podcasts", "--json").json()).extracting(podcast -> podcast.get("title").asString())
          .containsExactlyInAnyOrder("Podcast 1", "Podcast 2", "Podcast 3", "Podcast 4");
    }
  }

  /** A feed that is answered once that has been counted down. */
  private static void serve(FeedHost host, int number, CountDownLatch latch) {
    String feed = FeedHost.rss("Podcast " + number, FeedHost.items(3, 1));
    host.answer("/" + number + ".xml", request -> {
      awaitQuietly(latch);
      return new MockResponse.Builder().code(200).addHeader("Content-Type", "application/rss+xml").body(feed).build();
    });
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      assertThat(latch.await(LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** As the window's button does it. */
  private static void quit() {
    Await.until("the window listens to the desktop", LONG, () -> {
      try {
        return new ProcessBuilder("gdbus", "call", "--session", "--dest", "org.mpris.MediaPlayer2.earmark",
            "--object-path", "/org/mpris/MediaPlayer2", "--method", "org.mpris.MediaPlayer2.Quit")
            .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor() == 0;
      } catch (IOException e) {
        throw new AssertionError(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new AssertionError(e);
      }
    });
  }

  private void awaitOwner() {
    Await.until("the window has the library", LONG, () -> !lockFile().isEmpty());
  }

  /** How much of the one download is on the disk. */
  private long partBytes() {
    try (Stream<Path> files = Files.walk(library.resolve("episodes"))) {
      return files.filter(file -> file.toString().endsWith(".part")).mapToLong(file -> file.toFile().length()).sum();
    } catch (IOException e) {
      return 0;
    }
  }

  private String lockFile() {
    Path file = library.resolve("earmark.lock");
    try {
      return Files.exists(file) ? Files.readString(file) : "";
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private Program start(String... arguments) {
    return Program.start(withLibrary(arguments));
  }

  private Result run(String... arguments) {
    return Program.run(withLibrary(arguments));
  }

  private String[] withLibrary(String... arguments) {
    return Stream.concat(Stream.of("--library", library.toString()), Stream.of(arguments)).toArray(String[]::new);
  }
}
