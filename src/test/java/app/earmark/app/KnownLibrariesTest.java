package app.earmark.app;

import static org.assertj.core.api.Assertions.assertThat;

import app.earmark.store.LibraryStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KnownLibrariesTest {

  private static final Path OTHER_DRIVE = Path.of("/dev/shm");

  @TempDir Path folder;

  @Test
  void aLibraryOnADriveThatIsNotThereIsAwayAndNotNew() throws IOException {
    Assumptions.assumeTrue(Files.isWritable(OTHER_DRIVE)
        && !Files.getAttribute(OTHER_DRIVE, "unix:dev").equals(Files.getAttribute(folder, "unix:dev")),
        "skipped: there is no other file system to write to here");
    Path library = Files.createTempDirectory(OTHER_DRIVE, "library");
    Path database = library.resolve(LibraryStore.FILE);
    try {
      KnownLibraries known = new KnownLibraries(folder.resolve("state/known"));
      assertThat(known.isAway(library)).isFalse();
      Files.createFile(database);
      known.opened(library);
      known.opened(library);
      assertThat(known.file()).hasContent(library.toString());
      assertThat(known.isAway(library)).isFalse();
      Files.delete(database);
      assertThat(known.isAway(library)).isTrue();
      Files.delete(known.file());
      assertThat(known.isAway(library)).isFalse();
    } finally {
      Files.deleteIfExists(database);
      Files.delete(library);
    }
  }

  @Test
  void aLibraryOnTheDriveOfTheHomeFolderMayBeBegunAnew() {
    KnownLibraries known = new KnownLibraries(folder.resolve("known"));
    known.opened(folder);
    assertThat(known.isAway(folder)).isFalse();
    assertThat(known.file()).doesNotExist();
  }
}
