package app.earmark.ui.main;

import static org.assertj.core.api.Assertions.assertThat;

import app.earmark.model.PodcastId;
import app.earmark.ui.common.Place;
import app.earmark.ui.common.page.FolderActions;
import app.earmark.ui.testing.UiBench;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FoldersInTheSidebarTest {

  private final Path folder;
  @AutoClose private final UiBench bench;
  private SidebarViewModel sidebar;
  private FolderActions actions;
  private PodcastId career;
  private PodcastId trains;

  FoldersInTheSidebarTest(@TempDir Path folder) throws IOException {
    this.folder = folder;
    bench = new UiBench(folder);
    actions = bench.podcastActions.folders();
    career = bench.podcast("Career", 3);
    trains = bench.podcast("Trains", 2);
    bench.podcast("Zoo", 1);
    sidebar = sidebar();
  }

  private SidebarViewModel sidebar() {
    var made = new SidebarViewModel(
        bench.library, bench.finding.smartLists(), bench.preferences, bench.background, bench.live);
    made.attach();
    return made;
  }

  @AfterEach
  void close() {
    sidebar.detach();
  }

  private List<String> rows() {
    return sidebar.rows().stream().map(row -> "  ".repeat(row.depth()) + switch (row) {
      case SidebarRow.Folder folder -> folder.label() + "/ " + folder.podcasts() + " " + folder.unplayed();
      case SidebarRow.Show show -> show.podcast().title();
    }).toList();
  }

  @Test
  void foldersStandAboveWhatIsInNoneAndCountWhatIsWithin() {
    actions.add(List.of(career), "Work/Talks");
    actions.add(List.of(career, trains), " Ways ");
    bench.settle();
    assertThat(rows()).containsExactly("Ways/ 2 5", "  Career", "  Trains", "Work/ 1 3", "  Talks/ 1 3",
        "    Career", "Zoo");
  }

  @Test
  void aFolderThatIsClosedStaysSo() {
    actions.add(List.of(career), "Work/Talks");
    bench.settle();
    sidebar.toggle("Work");
    assertThat(rows()).containsExactly("Work/ 1 3", "Trains", "Zoo");
    sidebar.detach();
    sidebar = sidebar();
    assertThat(rows()).containsExactly("Work/ 1 3", "Trains", "Zoo");
    sidebar.toggle("Work");
    assertThat(rows()).hasSize(5);
  }

  @Test
  void eachChangeIsUndone() {
    actions.add(List.of(career), "Work");
    actions.move(List.of(career), "Work", "Play");
    bench.settle();
    assertThat(rows()).contains("Play/ 1 3").doesNotContain("Work/ 1 3");
    bench.toaster.undo.run();
    bench.settle();
    assertThat(rows()).contains("Work/ 1 3").doesNotContain("Play/ 1 3");

    actions.rename("Work", "Jobs");
    assertThat(bench.opened).last().isEqualTo(new Place.OneFolder("Jobs"));
    actions.dissolve("Jobs");
    bench.settle();
    assertThat(rows()).containsExactly("Career", "Trains", "Zoo");
    bench.toaster.undo.run();
    bench.settle();
    assertThat(rows()).contains("Jobs/ 1 3");
    actions.move(List.of(career), "Jobs", "");
    assertThat(bench.toaster.last()).isEqualTo("window.toast.out-of-folder");
    bench.settle();
    assertThat(rows()).containsExactly("Career", "Trains", "Zoo");
  }

  @Test
  void whatIsAskedForKnowsWhereItIs() {
    actions.add(List.of(career), "Work");
    actions.choose(List.of(career, trains, career));
    assertThat(actions.choiceProperty().get()).hasValueSatisfying(choice -> {
      assertThat(choice.podcasts()).containsExactly(career, trains);
      assertThat(choice.folders()).containsExactly("Work");
      assertThat(choice.in()).isEmpty();
    });
    actions.add(List.of(career, trains), "Work");
    assertThat(actions.choiceProperty().get().orElseThrow().in()).containsExactly("Work");
    actions.close();
    actions.choose(List.of());
    assertThat(actions.choiceProperty().get()).isEmpty();
    assertThat(bench.toaster.last()).isEqualTo("window.toast.no-podcast-chosen");
  }
}
