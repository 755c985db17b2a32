package app.earmark.store;

import static org.assertj.core.api.Assertions.assertThat;

import app.earmark.model.Podcast;
import app.earmark.testing.DirectExecutor;
import app.earmark.testing.TestLibrary;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MigrationsTest {

  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

  @TempDir
  Path folder;

  private void change(Path file, String... statements) throws Exception {
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
      Jdbi.create(connection).useHandle(handle -> List.of(statements).forEach(handle::execute));
    }
  }

  private void makeLibraryOfTheFirstSchema() throws Exception {
    String first;
    try (InputStream in = LibraryStore.class.getResourceAsStream("001-podcasts-and-episodes.sql")) {
      first = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    Files.createDirectories(folder);
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("library.db"));
        var statement = connection.createStatement()) {
      statement.executeUpdate(first);
      statement.executeUpdate("""
          INSERT INTO podcast (id, feed_url, feed_key, title, description, added_at)
          VALUES (1, 'https://career.example/feed', 'career.example/feed', 'Career', '', 0);
          INSERT INTO feed (podcast_id, next_due_at) VALUES (1, 0);
          PRAGMA user_version = 1;
          """);
    }
  }

  @Test
  void anOlderLibraryIsCopiedAndBroughtUpToDate() throws Exception {
    makeLibraryOfTheFirstSchema();
    try (LibraryStore store = TestLibrary.open(folder)) {
      List<Podcast> podcasts = store.podcasts().all();
      assertThat(podcasts).extracting(Podcast::title).containsExactly("Career");
      store.folders().add(podcasts.getFirst().id(), "Work");
      assertThat(store.folders().all()).containsEntry(podcasts.getFirst().id(), List.of("Work"));
    }
    Path copied = Files.createDirectory(folder.resolve("from-copy"));
    if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
      // Passwords of feeds are in it.
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(
          folder.resolve("backups/library-before-schema-2.db")))).isEqualTo("rw-------");
    }
    Files.copy(folder.resolve("backups/library-before-schema-2.db"), copied.resolve("library.db"));
    try (LibraryStore store = TestLibrary.open(copied)) {
      assertThat(store.podcasts().all()).extracting(Podcast::title).containsExactly("Career");
    }
  }

  @Test
  void aMigrationThatFailsLeavesTheLibraryAsItWas() throws Exception {
    makeLibraryOfTheFirstSchema();
    // The second migration stumbles over this and must be rolled back with its version.
    change(folder.resolve("library.db"), "CREATE TABLE podcast_tag (mine TEXT)");
    LibraryOpening opening = LibraryStore.open(
        folder, new DatabaseThreads(new DirectExecutor(), new DirectExecutor()));
    assertThat(opening).isNotInstanceOf(LibraryOpening.Opened.class);
    change(folder.resolve("library.db"), "DROP TABLE podcast_tag");
    try (LibraryStore store = TestLibrary.open(folder)) {
      assertThat(store.podcasts().all()).hasSize(1);
      assertThat(store.folders().all()).isEmpty();
    }
  }

  @Test
  void aNewLibraryNeedsNoCopy() {
    TestLibrary.open(folder).close();
    assertThat(folder.resolve("backups")).doesNotExist();
  }
}
