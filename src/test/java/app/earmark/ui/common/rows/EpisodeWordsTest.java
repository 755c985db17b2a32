package app.earmark.ui.common.rows;

import static org.assertj.core.api.Assertions.assertThat;

import app.earmark.model.DownloadState;
import app.earmark.ui.testing.UiBench;
import app.earmark.util.Message;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EpisodeWordsTest {

  @AutoClose private final UiBench bench;
  private EpisodeWords words;

  EpisodeWordsTest(@TempDir Path folder) throws IOException {
    bench = new UiBench(folder);
    bench.podcast("Career", 3);
    words = new EpisodeWords(bench.texts, bench.formats, bench.live);
  }

  @Test
  void saysHowLongItIsOrHowMuchIsLeft() {
    assertThat(words.time(bench.row("Career 1"))).isEqualTo("30 min");
    assertThat(words.heard(bench.row("Career 1"))).isNegative();
    bench.library.savePosition(bench.row("Career 1").id(), 1_080_000);

    assertThat(words.time(bench.row("Career 1"))).isEqualTo("12 min left");
    assertThat(words.heard(bench.row("Career 1"))).isEqualTo(0.6);
  }

  @Test
  void saysHowADownloadGoes() {
    assertThat(words.transfer(new DownloadState.None())).isEmpty();
    assertThat(words.transfer(new DownloadState.Queued())).isEqualTo("Waiting");
    assertThat(words.transfer(new DownloadState.Running(12_000_000, 48_000_000L, 1_200_000)))
        .isEqualTo("12 MB of 48 MB · 1.2 MB/s · 30 s left");
    assertThat(words.transfer(new DownloadState.Running(500_000, null, 0)))
        .isEqualTo("500 kB · nothing is coming in");
    assertThat(words.transfer(new DownloadState.Paused(500_000, null))).isEqualTo("Paused at 500 kB");
    assertThat(words.transfer(new DownloadState.Failed(Message.of("download.problem.not-found", "x.example"))))
        .contains("x.example");
    assertThat(words.downloadAction(new DownloadState.Running(12, 48L, 1))).contains("25 %");
    assertThat(EpisodeWords.share(new DownloadState.Running(12, 48L, 1))).isEqualTo(0.25);
    assertThat(EpisodeWords.share(new DownloadState.Running(12, null, 1))).isNegative();
  }

  @Test
  void aRowIsReadAloudWithItsState() {
    bench.library.markPlayed(List.of(bench.row("Career 3").id()));
    bench.onDisk("Career 3");

    assertThat(words.spoken(bench.row("Career 3"))).isEqualTo("Career 3, Career, Yesterday, 30 min, Played, On disk");
  }
}
