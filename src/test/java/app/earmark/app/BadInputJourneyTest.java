package app.earmark.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import app.earmark.testing.CareerOpSite;
import app.earmark.testing.FaultServer;
import app.earmark.testing.Program;
import app.earmark.testing.Program.Result;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is typed or sent, a command says one clear sentence, and the library stays as it was. */
@Tag("journey")
class BadInputJourneyTest {

  @TempDir
  private Path folder;

  private Path library;

  @BeforeEach
  void nameLibrary() {
    library = folder.resolve("library");
  }

  @Test
  void whatIsNoPodcastIsSaidInOneSentenceEachAndTheLibraryIsUnchanged() throws IOException {
    Path siteFolder = Files.createDirectory(folder.resolve("site"));
    try (CareerOpSite site = CareerOpSite.start(siteFolder, 2_000, 0); FaultServer faults = FaultServer.start()) {
      Files.writeString(siteFolder.resolve("noise.bin"), "neither a feed nor a page");
      Files.writeString(siteFolder.resolve("error.html"), "<!DOCTYPE html><html><body><h1>Oops</h1></body></html>");
      Files.writeString(siteFolder.resolve("words.xml"),
          "<rss version=\"2.0\"><channel><title>Blog</title><item><title>Words</title></item></channel></rss>");
      assertThat(earmark("add", site.page()).status()).isZero();
      String before = contents();
      String base = site.feed().replace("/career/feed/podcast/", "/");
      Map<String, String> sentences = Map.ofEntries(
          Map.entry(base + "noise.bin", "is not a podcast"),
          Map.entry(base + "error.html", "does not say where its podcast is"),
          Map.entry(base + "words.xml", "no audio"),
          Map.entry(base + "nothing/here.xml", "(404)"),
          Map.entry(faults.feed(1, 3_000, "", "auth"), "name and password"),
          Map.entry(faults.feed(2, 3_000, "", "status.410"), "(410)"),
          Map.entry(faults.feed(3, 3_000, "", "status.500"), "error 500"),
          Map.entry(faults.feed(4, 3_000, "", "status.429.60"), "too busy"),
          Map.entry(faults.feed(5, 3_000, "", "empty"), "empty page"),
          Map.entry(faults.feed(6, 3_000, "", "loop"), "in circles"),
          Map.entry(faults.feed(7, 30_000, "", "cut.9000"), "stops in the middle"),
          Map.entry(faults.feed(8, 3_000, "", "cutstart"), "broke off the connection"),
          Map.entry(faults.feed(9, 68_000_000, "", "ok"), "larger than 64 MB"),
          Map.entry("http://nobody.invalid/feed", "no answer from nobody.invalid"),
          Map.entry("http://", "is not an address"));
      SoftAssertions all = new SoftAssertions();
      sentences.forEach((address, sentence) -> {
        Result result = earmark("add", address);
        all.assertThat(result.status()).as(address).isEqualTo(1);
        all.assertThat(result.out()).as(address).isEmpty();
        all.assertThat(result.err().lines().toList()).as(address).hasSize(1)
            .allMatch(line -> line.contains(sentence) && !line.contains("Exception"));
      });
      all.assertAll();
      assertThat(contents()).isEqualTo(before);
    }
  }

  @Test
  void aHostThatFallsSilentIsGivenUpAfterHalfAMinute() {
    try (FaultServer faults = FaultServer.start()) {
      Result result = earmark("add", faults.feed(1, 3_000, "", "stall.500"));
      assertThat(result.status()).isEqualTo(1);
      assertThat(result.err().lines().toList()).hasSize(1).first().asString().contains("did not answer in time");
      assertThat(earmark("podcasts", "--json").out()).isEmpty();
    }
  }

  @Test
  void aPasswordIsInNoMessageAndNoLog() throws IOException {
    try (FaultServer faults = FaultServer.start()) {
      String open = faults.feed(1, 3_000, "", "status.404");
      Result result = earmark("add", open.replace("http://", "http://ada:s3cretword@") + "&token=s3cretword");
      assertThat(result.status()).isEqualTo(1);
      assertThat(result.out() + result.err()).doesNotContain("s3cretword");
      try (Stream<Path> logs = Files.list(library.resolve("logs"))) {
        for (Path log : logs.toList()) {
          assertThat(Files.readString(log)).doesNotContain("s3cretword");
        }
      }
    }
  }

  @Test
  void aLibraryThatCannotBeMadeIsSaid() throws IOException {
    library = Files.writeString(folder.resolve("a file"), "no folder").resolve("library");
    Result result = earmark("podcasts");
    assertThat(result.status()).isEqualTo(1);
    assertThat(result.err().lines().toList()).hasSize(1).first().asString().contains("cannot write");
  }

  @Test
  void aLibraryOfALaterVersionIsLeftAlone() throws IOException {
    assertThat(earmark("podcasts").status()).isZero();
    Path database = library.resolve("library.db");
    byte[] bytes = Files.readAllBytes(database);
    // Bytes 60 to 63 of the file are PRAGMA user_version (the SQLite file format, section 1.3).
    bytes[60] = 0x7f;
    Files.write(database, bytes);
    Result result = earmark("podcasts");
    assertThat(result.status()).isEqualTo(1);
    assertThat(result.out()).isEmpty();
    assertThat(result.err().lines().toList()).hasSize(1).first().asString().doesNotContain("Exception");
    assertThat(Files.readAllBytes(database)).isEqualTo(bytes);
  }

  @Test
  void aFileThatIsNoLibraryIsLeftAlone() throws IOException {
    Files.createDirectories(library);
    Path database = Files.writeString(library.resolve("library.db"), "my diary ".repeat(1_000));
    Result result = earmark("podcasts");
    assertThat(result.status()).isEqualTo(1);
    assertThat(result.err().lines().toList()).hasSize(1).first().asString().doesNotContain("Exception");
    assertThat(database).hasContent("my diary ".repeat(1_000));
  }

  @Test
  void aWindowWithoutADisplayIsSaid() {
    assumeTrue(System.getProperty("os.name").startsWith("Linux"), "other systems always have a display");
    Map<String, String> nowhere = Map.of("DISPLAY", "", "WAYLAND_DISPLAY", "");
    try (Program program = Program.start(nowhere, "--library", library.toString())) {
      Result result = program.await();
      assertThat(result.status()).isEqualTo(1);
      assertThat(result.err()).contains("no display").doesNotContain("Something went wrong");
      assertThat(library.resolve("library.db")).doesNotExist();
    }
  }

  @Test
  void aLibraryThatAnotherProgramHoldsIsSaid() throws IOException {
    assumeFalse(System.getProperty("os.name").startsWith("Windows"), "locks are of another kind there");
    Files.createDirectories(library);
    try (FileChannel channel = FileChannel.open(
            library.resolve("earmark.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.lock(Long.MAX_VALUE - 1, 1, false)) {
      assertThat(lock.isValid()).isTrue();
      Result result = earmark("podcasts");
      assertThat(result.status()).isEqualTo(1);
      assertThat(result.err().lines().toList()).hasSize(1).first().asString().contains("does not answer");
    }
  }

  private String contents() {
    return earmark("podcasts", "--json").out() + earmark("episodes", "--json").out();
  }

  private Result earmark(String... arguments) {
    List<String> line = Stream.concat(Stream.of("--library", library.toString()), Stream.of(arguments)).toList();
    return Program.run(line.toArray(String[]::new));
  }
}
