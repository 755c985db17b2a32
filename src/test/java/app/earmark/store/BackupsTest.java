package app.earmark.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import app.earmark.testing.TestLibrary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupsTest {

  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

  @TempDir
  Path folder;

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("backups"))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void oneADayIsMadeAndFiveAreKept() throws IOException {
    try (LibraryStore store = TestLibrary.open(folder)) {
      TestLibrary.add(store, "Career", List.of(TestLibrary.item(1, NOW).build()), NOW);
      for (int day = 0; day < 8; day++) {
        Instant then = NOW.plus(Duration.ofDays(day));
        assertThat(store.backups().makeIfDue(then)).isInstanceOf(Backups.Result.Made.class);
        assertThat(store.backups().makeIfDue(then.plusSeconds(60))).isInstanceOf(Backups.Result.NotDue.class);
      }
      assertThat(names()).containsExactly(
          "library-2026-11-25.db", "library-2026-11-26.db", "library-2026-11-27.db", "library-2026-11-28.db",
          "library-2026-11-29.db");
    }
  }

  @Test
  void aCopyIsALibrary() throws IOException {
    try (LibraryStore store = TestLibrary.open(folder)) {
      TestLibrary.add(store, "Career", List.of(TestLibrary.item(1, NOW).build()), NOW);
      store.backups().makeIfDue(NOW);
    }
    Path copied = Files.createDirectory(folder.resolve("from-copy"));
    Files.copy(folder.resolve("backups/library-2026-11-22.db"), copied.resolve("library.db"));
    try (LibraryStore store = TestLibrary.open(copied)) {
      assertThat(store.podcasts().all()).extracting("title").containsExactly("Career");
    }
  }

  @Test
  void onlyTheOwnerCanReadACopy() throws IOException {
    assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("posix"), "no owners here");
    try (LibraryStore store = TestLibrary.open(folder)) {
      store.backups().makeIfDue(NOW);
    }
    assertThat(PosixFilePermissions.toString(
        Files.getPosixFilePermissions(folder.resolve("backups/library-2026-11-22.db")))).isEqualTo("rw-------");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("backups"))))
        .isEqualTo("rwx------");
  }

  @Test
  void whereNoneCanBeMadeTheEarlierOnesStay() throws IOException {
    try (LibraryStore store = TestLibrary.open(folder)) {
      store.backups().makeIfDue(NOW);
      Files.createDirectory(folder.resolve("backups/library-2026-11-23.db.part"));
      Files.writeString(folder.resolve("backups/library-2026-11-23.db.part/in-the-way"), "");
      assertThat(store.backups().makeIfDue(NOW.plus(Duration.ofDays(1)))).isInstanceOf(Backups.Result.Failed.class);
    }
    assertThat(names()).contains("library-2026-11-22.db").doesNotContain("library-2026-11-23.db");
  }
}
