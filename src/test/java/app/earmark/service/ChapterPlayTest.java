package app.earmark.service;

import static org.assertj.core.api.Assertions.assertThat;

import app.earmark.model.Chapter;
import app.earmark.model.EpisodeId;
import app.earmark.model.ParsedItem;
import app.earmark.model.PlayingChapters;
import app.earmark.testing.TestLibrary;
import app.earmark.ui.testing.UiBench;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChapterPlayTest {

  @AutoClose private final UiBench bench;
  private EpisodeId id;

  ChapterPlayTest(@TempDir Path folder) throws IOException {
    bench = new UiBench(folder);
    ParsedItem item = TestLibrary.item(1, UiBench.NOW).title("Trains").duration(Duration.ofMinutes(30))
        .notes("<p>00:00 Hello<br>05:00 Advertisement<br>07:00 Trains<br>20:00 Letters</p>").build();
    TestLibrary.add(bench.store, "Rails", List.of(item), UiBench.NOW);
    bench.changed();
    bench.onDisk("Trains");
    id = bench.row("Trains").id();
    bench.playback.play(id);
    bench.settle();
  }

  private PlayingChapters playing() {
    return bench.chapterPlay.playing().get();
  }

  private void at(long seconds) {
    bench.output.at(seconds * 1000);
    bench.settle();
  }

  private long position() {
    return bench.playback.state().get().positionMs() / 1000;
  }

  @Test
  void goesFromOneToTheNextAndBack() {
    assertThat(playing().chapters()).extracting(Chapter::title)
        .containsExactly("Hello", "Advertisement", "Trains", "Letters");
    assertThat(playing().at(430_000)).isEqualTo(2);
    bench.chapterPlay.next();
    bench.settle();
    assertThat(position()).isEqualTo(300);
    at(425);
    bench.chapterPlay.previous();
    bench.settle();
    assertThat(position()).isEqualTo(420);
    bench.chapterPlay.previous();
    bench.settle();
    assertThat(position()).isEqualTo(300);
  }

  @Test
  void passesOverWhatIsUntickedUnlessTheListenerGoesThere() {
    Chapter advertisement = playing().chapters().get(1);
    bench.chapterPlay.skip(id, advertisement, true);
    bench.settle();
    assertThat(playing().isSkipped(advertisement)).isTrue();
    bench.chapterPlay.next();
    bench.settle();
    assertThat(position()).isEqualTo(420);
    at(300);
    assertThat(position()).isEqualTo(420);
    bench.chapterPlay.play(advertisement);
    bench.settle();
    assertThat(position()).isEqualTo(300);
    at(419);
    assertThat(position()).isEqualTo(419);
    bench.playback.seek(350_000);
    bench.settle();
    assertThat(position()).isEqualTo(350);
    assertThat(bench.chapterPlay.of(id).skipped()).containsExactly(300_000L);
  }

  @Test
  void whereTheLastOneIsUntickedTheEpisodeEnds() {
    bench.chapterPlay.skip(id, playing().chapters().getLast(), true);
    bench.settle();
    at(1200);
    assertThat(bench.playback.state().get().positionMs()).isEqualTo(UiBench.DURATION_MS);
  }
}
