package app.earmark.ui.episode;

import static org.assertj.core.api.Assertions.assertThat;

import app.earmark.model.EpisodeId;
import app.earmark.model.PlayState;
import app.earmark.model.PlaybackState.Phase;
import app.earmark.testing.TestLibrary;
import app.earmark.ui.common.notes.Block;
import app.earmark.ui.testing.UiBench;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EpisodeViewModelTest {

  @AutoClose private final UiBench bench;

  EpisodeViewModelTest(@TempDir Path folder) throws IOException {
    bench = new UiBench(folder);
  }

  private EpisodeViewModel model(EpisodeId id) {
    var model = new EpisodeViewModel(id, bench.library, bench.chapterPlay, bench.preferences, bench.background,
        bench.actions);
    model.attach();
    return model;
  }

  private EpisodeId withNotes(String notes) {
    TestLibrary.add(bench.store, "Career", List.of(TestLibrary.item(1, UiBench.NOW)
        .duration(Duration.ofMinutes(30)).notes(notes).build()), UiBench.NOW);
    bench.changed();
    return bench.rows().getFirst().id();
  }

  @Test
  void readsTheNotesWithoutShortcodes() {
    EpisodeViewModel model = model(withNotes("<p>[audio:http://x.example/a.mp3]</p><h2>Hello</h2>"));

    assertThat(model.detailsProperty().get().orElseThrow().notes()).singleElement()
        .isInstanceOfSatisfying(Block.Heading.class,
            heading -> assertThat(heading.spans().getFirst().text()).isEqualTo("Hello"));
  }

  @Test
  void aMomentOfTheNotesPlaysFromThere() {
    EpisodeViewModel model = model(withNotes("<p>12:04 The middle</p>"));
    bench.onDisk("Episode 1");
    model.seek(724_000);
    bench.settle();

    assertThat(bench.live.playbackProperty().get().phase()).isEqualTo(Phase.PLAYING);
    assertThat(bench.live.playbackProperty().get().positionMs()).isEqualTo(724_000);
  }

  @Test
  void followsWhatHappensToTheEpisode() {
    EpisodeViewModel model = model(withNotes("x"));
    bench.actions.markPlayed(bench.rows());
    bench.settle();

    assertThat(model.row().orElseThrow().playState()).isEqualTo(PlayState.PLAYED);
  }

  @Test
  void isThereAlsoWhereSomethingElseChangedLast() {
    bench.podcast("Career", 2);
    bench.actions.markPlayed(List.of(bench.row("Career 1")));

    assertThat(model(bench.row("Career 2").id()).row()).isPresent();
  }

  @Test
  void knowsThatItIsGone() {
    assertThat(model(new EpisodeId(12_345)).goneProperty().get()).isTrue();
  }
}
