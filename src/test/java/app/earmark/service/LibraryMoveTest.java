package app.earmark.service;

import static org.assertj.core.api.Assertions.assertThat;

import app.earmark.model.EpisodeFilter;
import app.earmark.model.MoveProgress;
import app.earmark.store.LibraryStore;
import app.earmark.testing.TestLibrary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LibraryMoveTest {

  @TempDir Path folder;
  private Path old;
  private Path fresh;

  @BeforeEach
  void makeLibrary() throws IOException {
    old = folder.resolve("old");
    fresh = folder.resolve("fresh");
    Files.createDirectories(old.resolve("episodes/Show"));
    Files.writeString(old.resolve("episodes/Show/one.mp3"), "one");
    Files.writeString(old.resolve("episodes/Show/two.mp3"), "two");
    Files.createDirectories(old.resolve("logs"));
    Files.writeString(old.resolve("logs/log"), "log");
    try (LibraryStore store = TestLibrary.open(old)) {
      TestLibrary.add(store, "Show", List.of(TestLibrary.item(1, DownloadBench.DAY).build()), DownloadBench.DAY);
    }
  }

  private LibraryMove.Result copy() {
    return new LibraryMove(old).copy(fresh, progress -> { });
  }

  private void assertThatItHasMoved() {
    assertThat(LibraryMove.follow(old)).isEqualTo(fresh);
    assertThat(fresh.resolve("episodes/Show/one.mp3")).hasContent("one");
    assertThat(old.resolve("episodes")).doesNotExist();
    assertThat(old.resolve("library.db")).doesNotExist();
    try (LibraryStore store = TestLibrary.open(fresh)) {
      assertThat(store.episodes().count(EpisodeFilter.EVERYTHING)).isEqualTo(1);
    }
  }

  @Test
  void isThereOnceItIsClosedAndTheOldOneIsGone() {
    List<MoveProgress> told = new ArrayList<>();
    assertThat(new LibraryMove(old).copy(fresh, told::add)).isEqualTo(new LibraryMove.Result.Ready(fresh));
    assertThat(told).last().isEqualTo(new MoveProgress(6, 6));
    assertThat(LibraryMove.follow(old)).isEqualTo(old);
    assertThat(new LibraryMove(old).finish()).contains(fresh);
    assertThatItHasMoved();
  }

  @Test
  void whatChangesBetweenTheCopyAndTheEndMovesToo() throws IOException {
    copy();
    Files.delete(old.resolve("episodes/Show/two.mp3"));
    Files.writeString(old.resolve("episodes/Show/three.mp3"), "three");
    assertThat(new LibraryMove(old).finish()).contains(fresh);
    assertThat(fresh.resolve("episodes/Show")).isDirectoryContaining("glob:**/three.mp3")
        .isDirectoryNotContaining("glob:**/two.mp3");
    assertThatItHasMoved();
  }

  @Test
  void aMoveThatWasNotFinishedLeavesTheLibraryWhereItIsAndGoesOnLater() throws IOException {
    Files.createDirectories(fresh.resolve("episodes/Show"));
    Files.writeString(fresh.resolve("episodes/Show/one.mp3.moving"), "o");
    assertThat(new LibraryMove(old).finish()).isEmpty();
    assertThat(LibraryMove.follow(old)).isEqualTo(old);
    copy();
    assertThat(new LibraryMove(old).finish()).contains(fresh);
    assertThatItHasMoved();
    assertThat(fresh.resolve("episodes/Show")).isDirectoryNotContaining("glob:**.moving");
  }

  @Test
  void whoeverGoesOnWithItTellsHowFarItIs() {
    DownloadBench bench = new DownloadBench(old, AudioCheck.NONE);
    Storage storage = new Storage(new Retention(bench.store, bench.downloads, bench.preferences, bench.source),
        bench.downloads, old, bench.source);
    List<Optional<MoveProgress>> told = new ArrayList<>();
    storage.moving().subscribe(told::add);
    storage.resumeMove();
    assertThat(told).as("none was begun").containsExactly(Optional.empty());
    new LibraryMove(old).copy(fresh, progress -> Thread.currentThread().interrupt());
    assertThat(Thread.interrupted()).isTrue();
    assertThat(storage.overview().movesTo()).isNull();
    storage.resumeMove();
    assertThat(told).startsWith(Optional.empty(), Optional.of(new MoveProgress(0, 0)))
        .contains(Optional.of(new MoveProgress(3, 6)), Optional.of(new MoveProgress(6, 6)))
        .endsWith(Optional.empty());
    assertThat(storage.overview().movesTo()).isEqualTo(fresh);
    bench.close();
  }

  @Test
  void killedBeforeTheOldFilesWereDeletedTheyAreDeletedByTheNextStart() throws IOException {
    copy();
    new LibraryMove(old).finish();
    Files.createDirectories(old.resolve("episodes"));
    Files.writeString(old.resolve("library.db"), "left behind");
    assertThatItHasMoved();
  }

  @Test
  void whileTheNewDriveIsAwayNothingIsDeletedAndTheWayIsKnown() throws IOException {
    copy();
    new LibraryMove(old).finish();
    Files.move(fresh, folder.resolve("drawer"));
    Files.writeString(old.resolve("library.db"), "left behind");
    assertThat(LibraryMove.follow(old)).isEqualTo(fresh);
    assertThat(old.resolve("library.db")).exists();
  }

  @Test
  void aFolderInsideOrWithALibraryIsRefused() {
    assertThat(new LibraryMove(old).copy(old.resolve("episodes"), progress -> { }))
        .isInstanceOf(LibraryMove.Result.Refused.class);
    TestLibrary.open(fresh).close();
    assertThat(copy()).isInstanceOf(LibraryMove.Result.Refused.class);
    assertThat(new LibraryMove(old).finish()).isEmpty();
  }
}
