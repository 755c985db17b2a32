package app.earmark.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import app.earmark.testing.DirectExecutor;
import app.earmark.testing.SystemCommand;
import app.earmark.testing.TestLibrary;
import app.earmark.util.Message;
import app.earmark.util.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LibraryStoreTest {

  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

  @TempDir
  Path folder;

  private static LibraryOpening open(Path folder) {
    return LibraryStore.open(folder, new DatabaseThreads(new DirectExecutor(), new DirectExecutor()));
  }

  @Test
  void makesTheFolderAndKeepsWhatWasWritten() {
    Path library = folder.resolve("not/yet/there");
    try (LibraryStore store = TestLibrary.open(library)) {
      TestLibrary.add(store, "Career", List.of(TestLibrary.item(1, NOW).build()), NOW);
    }
    try (LibraryStore store = TestLibrary.open(library)) {
      assertThat(store.podcasts().all()).extracting("title").containsExactly("Career");
      assertThat(store.integrity()).isEmpty();
    }
  }

  @Test
  void onlyTheOwnerCanReadIt() throws IOException {
    assumeTrue(Files.getFileStore(folder).supportsFileAttributeView("posix"), "no owners on this file system");
    TestLibrary.open(folder).close();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("library.db"))))
        .isEqualTo("rw-------");
  }

  @Test
  void aNewerLibraryIsRefusedUntouched() throws Exception {
    TestLibrary.open(folder).close();
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("library.db"))) {
      Jdbi.create(connection).useHandle(handle -> handle.execute("PRAGMA user_version = 999"));
    }
    var before = contents();
    LibraryOpening opening = open(folder);
    assertThat(opening).isInstanceOfSatisfying(LibraryOpening.NewerVersion.class, it -> assertSentence(it.message()));
    assertThat(contents()).isEqualTo(before);
  }

  @Test
  void whatIsNoLibraryIsRefusedUntouched() throws Exception {
    Files.writeString(folder.resolve("library.db"), "Dear diary, this is no database but it is mine.".repeat(99));
    var before = contents();
    LibraryOpening opening = open(folder);
    assertThat(opening).isInstanceOfSatisfying(LibraryOpening.Damaged.class, it -> assertSentence(it.message()));
    assertThat(contents()).isEqualTo(before);
  }

  @Test
  void aDatabaseOfAnotherProgramIsRefusedUntouched() throws Exception {
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("library.db"))) {
      Jdbi.create(connection).useHandle(handle -> handle.execute("CREATE TABLE recipe (id INTEGER)"));
    }
    var before = contents();
    assertThat(open(folder)).isInstanceOf(LibraryOpening.Damaged.class);
    assertThat(contents()).isEqualTo(before);
  }

  @Test
  void aHeadWithoutABodyIsRefusedUntouched() throws Exception {
    TestLibrary.open(folder).close();
    Path file = folder.resolve("library.db");
    byte[] bytes = Files.readAllBytes(file);
    Arrays.fill(bytes, 100, bytes.length, (byte) 0x5a);
    Files.write(file, bytes);
    var before = contents();
    LibraryOpening opening = open(folder);
    assertThat(opening).isInstanceOf(LibraryOpening.Damaged.class);
    assertThat(contents()).isEqualTo(before);
  }

  @Test
  void aFolderThatCannotBeMadeIsSaid() throws IOException {
    Path file = Files.writeString(folder.resolve("a-file"), "x");
    LibraryOpening opening = open(file.resolve("library"));
    assertThat(opening).isInstanceOfSatisfying(LibraryOpening.CannotWrite.class, it -> assertSentence(it.message()));
  }

  @Test
  void aFolderThatCannotBeWrittenIsSaid() throws IOException {
    assumeTrue(Files.getFileStore(folder).supportsFileAttributeView("posix"), "no permissions on this file system");
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("r-xr-xr-x"));
    try {
      assumeTrue(!Files.isWritable(folder), "whoever runs this may write everywhere");
      assertThat(open(folder)).isInstanceOf(LibraryOpening.CannotWrite.class);
    } finally {
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
  }

  @Test
  void aFullDiskIsSaidAndLeavesNothing() throws Exception {
    assumeTrue(
        SystemCommand.works("mount", "-t", "tmpfs", "-o", "size=512k", "tmpfs", folder.toString()),
        "may not mount a small disk");
    try {
      LibraryOpening opening = open(folder.resolve("library"));
      assertThat(opening).isInstanceOfSatisfying(LibraryOpening.DiskFull.class, it -> assertSentence(it.message()));
      assertThat(contents()).isEmpty();
    } finally {
      SystemCommand.works("umount", folder.toString());
    }
  }

  @Test
  void pathsWithBlanksQuotesAndLettersOfAnyScriptWork() {
    try (LibraryStore store = TestLibrary.open(folder.resolve("Mein Ordner's 音 ?#%20&"))) {
      assertThat(store.podcasts().all()).isEmpty();
    }
  }

  private static void assertSentence(Message message) {
    assertThat(new Texts(Locale.ENGLISH).get(message)).contains(" ").endsWith(".").doesNotContain("Exception");
  }

  /** Every file with its bytes, as a hash. */
  private Map<String, String> contents() throws IOException {
    TreeMap<String, String> found = new TreeMap<>();
    try (var files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        found.put(file.getFileName().toString(), Arrays.hashCode(Files.readAllBytes(file)) + " of " + Files.size(file));
      }
    }
    return found;
  }
}
