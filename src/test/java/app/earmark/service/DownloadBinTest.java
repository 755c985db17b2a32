package app.earmark.service;

import static org.assertj.core.api.Assertions.assertThat;

import app.earmark.model.DownloadState;
import app.earmark.model.EpisodeId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DownloadBinTest {

  private static final EpisodeId EPISODE = new EpisodeId(7);
  private static final String FILE = "episodes/Career-Op/2008-02-29 Networking.mp3";

  @TempDir Path folder;
  private Instant now = Instant.parse("2026-11-22T12:00:00Z");
  private DownloadBin bin;

  @BeforeEach
  void aDownloadedEpisode() throws IOException {
    bin = new DownloadBin(folder, () -> now);
    Files.createDirectories(folder.resolve(FILE).getParent());
    Files.writeString(folder.resolve(FILE), "sound");
  }

  private boolean holdsIt() {
    return bin.contents().stream().anyMatch(file -> file.episode().equals(EPISODE));
  }

  @Test
  void whatWasDeletedComesBack() {
    bin.discard(EPISODE, FILE);
    assertThat(folder.resolve(FILE)).doesNotExist();
    assertThat(holdsIt()).isTrue();
    assertThat(bin.restore(EPISODE)).map(DownloadState.Done::file).contains(FILE);
    assertThat(folder.resolve(FILE)).hasContent("sound");
    assertThat(holdsIt()).isFalse();
    assertThat(bin.restore(EPISODE)).isEmpty();
  }

  @Test
  void aFileThatIsGoneAlreadyIsNoFailure() throws IOException {
    Files.delete(folder.resolve(FILE));
    bin.discard(EPISODE, FILE);
    assertThat(holdsIt()).isFalse();
  }

  @Test
  void whatStandsInThePlaceIsNotOverwritten() throws IOException {
    bin.discard(EPISODE, FILE);
    Files.writeString(folder.resolve(FILE), "another");
    assertThat(bin.restore(EPISODE)).isEmpty();
    assertThat(folder.resolve(FILE)).hasContent("another");
    assertThat(holdsIt()).isTrue();
  }

  @Test
  void deletedAgainTheLaterFileIsKept() throws IOException {
    bin.discard(EPISODE, FILE);
    Files.writeString(folder.resolve(FILE), "fetched again");
    bin.discard(EPISODE, FILE);
    assertThat(bin.restore(EPISODE)).map(DownloadState.Done::file).contains(FILE);
    assertThat(folder.resolve(FILE)).hasContent("fetched again");
  }

  @Test
  void afterAWeekItIsGone() throws IOException {
    bin.discard(EPISODE, FILE);
    now = now.plus(DownloadBin.KEPT);
    bin.tidy();
    assertThat(holdsIt()).isTrue();
    now = now.plus(Duration.ofSeconds(1));
    bin.tidy();
    assertThat(holdsIt()).isFalse();
    try (Stream<Path> left = Files.list(folder.resolve("bin"))) {
      assertThat(left).isEmpty();
    }
  }
}
