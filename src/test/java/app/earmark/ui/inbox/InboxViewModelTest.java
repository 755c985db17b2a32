package app.earmark.ui.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import app.earmark.model.EpisodeFilter;
import app.earmark.model.EpisodeFilter.Length;
import app.earmark.model.EpisodeFilter.Which;
import app.earmark.model.EpisodeId;
import app.earmark.model.EpisodeRow;
import app.earmark.model.PlayState;
import app.earmark.model.PodcastId;
import app.earmark.ui.inbox.InboxViewModel.Showing;
import app.earmark.ui.testing.UiBench;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InboxViewModelTest {

  @AutoClose private final UiBench bench;
  private InboxViewModel model;

  InboxViewModelTest(@TempDir Path folder) throws IOException {
    bench = new UiBench(folder);
    model = new InboxViewModel(bench.library, bench.preferences, bench.live, bench.background);
  }

  @AfterEach
  void close() {
    model.detach();
  }

  private List<String> titles() {
    return model.rows().stream().map(EpisodeRow::title).toList();
  }

  @Test
  void withoutPodcastsItWelcomes() {
    model.attach();
    assertThat(model.showingProperty().get()).isEqualTo(Showing.WELCOME);
  }

  @Test
  void showsWhatIsUnplayedNewestFirst() {
    bench.podcast("Career", 3);
    bench.library.markPlayed(List.of(bench.row("Career 2").id()));
    model.attach();

    assertThat(model.showingProperty().get()).isEqualTo(Showing.ROWS);
    assertThat(titles()).containsExactly("Career 3", "Career 1");
  }

  @Test
  void theFirstPodcastEndsTheWelcome() {
    model.attach();
    bench.podcast("Career", 1);

    assertThat(model.showingProperty().get()).isEqualTo(Showing.ROWS);
  }

  @Test
  void whatIsBegunStaysWhereItIsUntilThePageIsLeft() {
    bench.podcast("Career", 4);
    model.attach();
    bench.actions.play(bench.row("Career 3"));
    bench.settle();
    bench.library.savePosition(bench.row("Career 3").id(), 60_000);
    bench.library.markPlayed(List.of(bench.row("Career 4").id()));
    bench.settle();
    assertThat(bench.row("Career 3").playState()).isEqualTo(PlayState.STARTED);
    assertThat(titles()).containsExactly("Career 3", "Career 2", "Career 1");

    model.detach();
    model = new InboxViewModel(bench.library, bench.preferences, bench.live, bench.background);
    model.attach();
    assertThat(titles()).containsExactly("Career 2", "Career 1");
  }

  @Test
  void severalThatWereBegunStandAmongTheOthersOnEveryPage() {
    bench.podcast("Career", 120);
    Set<EpisodeId> begun = Set.of(bench.row("Career 120").id(), bench.row("Career 119").id(),
        bench.row("Career 60").id());
    var all = new InboxSource(bench.library, EpisodeFilter.unplayed(), () -> begun);
    List<String> before = all.window(0, 200).stream().map(EpisodeRow::title).toList();
    begun.forEach(id -> bench.library.savePosition(id, 60_000));

    assertThat(all.count()).isEqualTo(120);
    List<String> pages = new ArrayList<>();
    for (int offset = 0; offset < 120; offset += 7) {
      all.window(offset, 7).forEach(row -> pages.add(row.title()));
    }
    assertThat(pages).isEqualTo(before);
  }

  @Test
  void whatIsMarkedPlayedGoesAway() {
    bench.podcast("Career", 3);
    model.attach();
    bench.actions.markPlayed(List.of(bench.row("Career 3")));
    bench.settle();

    assertThat(titles()).containsExactly("Career 2", "Career 1");
  }

  @Test
  void everythingHeardIsEmptyNotWelcome() {
    bench.podcast("Career", 1);
    model.attach();
    bench.actions.markPlayed(bench.rows());
    bench.settle();

    assertThat(model.showingProperty().get()).isEqualTo(Showing.EMPTY);
  }

  @Test
  void filtersByState() {
    bench.podcast("Career", 4);
    bench.library.savePosition(bench.row("Career 1").id(), 60_000);
    bench.onDisk("Career 2");
    model.attach();

    model.filterProperty().set(Which.STARTED);
    assertThat(titles()).containsExactly("Career 1");
    model.filterProperty().set(Which.DOWNLOADED);
    assertThat(titles()).containsExactly("Career 2");
    model.filterProperty().set(Which.ALL);
    assertThat(titles()).hasSize(4);
  }

  @Test
  void remembersHowItIsNarrowed() {
    PodcastId career = bench.podcast("Career", 2);
    bench.podcast("Other", 2);
    bench.library.folders().add(List.of(career), "Work");
    model.attach();
    assertThat(model.foldersProperty().get()).containsExactly("Work");
    model.filterProperty().set(Which.ALL);
    model.lengthProperty().set(Length.SHORT);
    model.folderProperty().set("Work");
    bench.settle();
    assertThat(titles()).containsExactly("Career 2", "Career 1");
    model.lengthProperty().set(Length.LONG);
    bench.settle();
    assertThat(model.showingProperty().get()).isEqualTo(Showing.EMPTY);

    var next = new InboxViewModel(bench.library, bench.preferences, bench.live, bench.background);
    next.attach();
    assertThat(next.filterProperty().get()).isEqualTo(Which.ALL);
    assertThat(next.lengthProperty().get()).isEqualTo(Length.LONG);
    assertThat(next.folderProperty().get()).isEqualTo("Work");
    assertThat(next.showingProperty().get()).isEqualTo(Showing.EMPTY);
    next.detach();
  }

  @Test
  void aFolderThatIsGoneHidesNothing() {
    PodcastId career = bench.podcast("Career", 1);
    bench.library.folders().add(List.of(career), "Work");
    model.attach();
    model.folderProperty().set("Work");
    bench.library.folders().dissolve("Work");
    bench.settle();

    assertThat(model.folderProperty().get()).isEmpty();
    assertThat(titles()).containsExactly("Career 1");
    assertThat(bench.preferences.get(InboxViewModel.FOLDER)).isEmpty();
  }

  @Test
  void hearsNothingWhenItIsNotShown() {
    bench.podcast("Career", 1);
    model.attach();
    model.detach();
    bench.podcast("Other", 1);

    assertThat(titles()).containsExactly("Career 1");
  }
}
