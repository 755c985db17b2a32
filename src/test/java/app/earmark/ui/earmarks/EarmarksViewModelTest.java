package app.earmark.ui.earmarks;

import static org.assertj.core.api.Assertions.assertThat;

import app.earmark.model.Earmark;
import app.earmark.ui.testing.UiBench;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EarmarksViewModelTest {

  private final Path folder;
  @AutoClose private final UiBench bench;
  private EarmarksViewModel model;

  EarmarksViewModelTest(@TempDir Path folder) throws IOException {
    this.folder = folder;
    bench = new UiBench(folder);
    bench.podcast("Harbour", 2);
    model = new EarmarksViewModel(
        bench.finding.earmarks(), bench.library, bench.background, bench.toaster, bench.actions);
    model.attach();
    bench.finding.earmarks().mark(bench.row("Harbour 1").id(), 90_000);
    bench.settle();
  }

  @AfterEach
  void close() {
    model.detach();
  }

  private List<Earmark> shown() {
    bench.settle();
    return model.shownProperty().get().orElseThrow();
  }

  @Test
  void notesAreEditedWhereTheyStand() {
    model.setNote(shown().getFirst(), " cranes ");
    assertThat(shown()).extracting(Earmark::note).containsExactly("cranes");
  }

  @Test
  void deletingIsUndone() {
    List<Earmark> before = shown();
    model.delete(before.getFirst());
    assertThat(shown()).isEmpty();
    assertThat(bench.toaster.last()).isEqualTo("window.toast.earmark-deleted");
    bench.toaster.undo.run();
    assertThat(shown()).isEqualTo(before);
  }

  @Test
  void theFileNameSaysWhichFormat() throws IOException {
    model.export(folder.resolve("marks.md"));
    model.export(folder.resolve("marks.csv"));
    assertThat(Files.readString(folder.resolve("marks.md"))).startsWith("# Harbour").contains("**0:01:30**");
    assertThat(Files.readString(folder.resolve("marks.csv"))).startsWith("podcast,episode,");
    model.export(folder.resolve("nowhere").resolve("marks.md"));
    assertThat(bench.toaster.last()).isEqualTo("window.toast.not-exported");
  }
}
