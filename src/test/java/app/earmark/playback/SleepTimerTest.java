package app.earmark.playback;

import static org.assertj.core.api.Assertions.assertThat;

import app.earmark.model.EpisodeId;
import app.earmark.model.PlaybackState.Phase;
import app.earmark.playback.SleepTimer.Kind;
import app.earmark.ui.testing.UiBench;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SleepTimerTest {

  @AutoClose private final UiBench bench;

  SleepTimerTest(@TempDir Path folder) throws IOException {
    bench = new UiBench(folder);
    bench.podcast("Career", 3);
    bench.onDisk("Career 1");
    bench.onDisk("Career 2");
    bench.playback.play(id(1));
    bench.settle();
  }

  private EpisodeId id(int number) {
    return bench.row("Career " + number).id();
  }

  private Phase phase() {
    return bench.playback.state().get().phase();
  }

  @Test
  void fadesOutAndGoesBackToWhereItBeganToFade() {
    bench.playback.seek(100_000);
    bench.sleep.in(Duration.ofSeconds(60));
    bench.let(Duration.ofSeconds(39));
    assertThat(bench.sleep.setting().get().fading()).isFalse();
    bench.let(Duration.ofSeconds(2));
    assertThat(bench.sleep.setting().get().fading()).isTrue();
    bench.output.at(111_000);
    bench.let(Duration.ofSeconds(8));
    assertThat(bench.output.volume()).isBetween(0.4, 0.7);
    assertThat(bench.playback.state().get().volume()).isEqualTo(1.0);
    bench.output.at(121_000);
    bench.let(Duration.ofSeconds(12));
    assertThat(phase()).isEqualTo(Phase.PAUSED);
    assertThat(bench.playback.state().get().positionMs()).isEqualTo(100_000);
    assertThat(bench.output.volume()).isEqualTo(1.0);
    assertThat(bench.sleep.setting().get().kind()).isEqualTo(Kind.OFF);
  }

  @Test
  void oneKeyGoesOnAndIsAsLoudAsBefore() {
    bench.sleep.in(Duration.ofSeconds(15));
    bench.let(Duration.ofSeconds(5));
    assertThat(bench.output.volume()).isLessThan(0.9);
    bench.sleep.more();
    bench.settle();
    assertThat(bench.output.volume()).isEqualTo(1.0);
    assertThat(bench.sleep.setting().get().left()).isBetween(Duration.ofMinutes(5), Duration.ofSeconds(311));
    bench.let(Duration.ofMinutes(4));
    assertThat(phase()).isEqualTo(Phase.PLAYING);
  }

  @Test
  void timePassesOnlyWhileItPlays() {
    bench.sleep.in(Duration.ofMinutes(1));
    bench.playback.pause();
    bench.let(Duration.ofMinutes(10));
    bench.playback.resume();
    bench.let(Duration.ofSeconds(30));
    assertThat(phase()).isEqualTo(Phase.PLAYING);
    bench.sleep.off();
    bench.let(Duration.ofMinutes(2));
    assertThat(phase()).isEqualTo(Phase.PLAYING);
  }

  @Test
  void nothingFollowsTheEpisode() {
    bench.upNext.playLast(List.of(id(2)));
    bench.sleep.atEpisodeEnd();
    bench.output.end();
    bench.settle();
    assertThat(phase()).isEqualTo(Phase.ENDED);
    assertThat(bench.sleep.setting().get().kind()).isEqualTo(Kind.OFF);
    assertThat(bench.upNext.snapshot().get().episodes()).containsExactly(id(2));
  }

  @Test
  void fadesBeforeTheEndOfTheEpisodeAndGoesBackToWhereItBegan() {
    bench.upNext.playLast(List.of(id(2)));
    long end = Objects.requireNonNull(bench.playback.state().get().durationMs());
    bench.sleep.atEpisodeEnd();
    bench.output.at(end - 30_000);
    bench.settle();
    assertThat(bench.sleep.setting().get().fading()).isFalse();
    bench.output.at(end - 15_000);
    bench.settle();
    assertThat(bench.sleep.setting().get().fading()).isTrue();
    bench.output.at(end - 5_000);
    bench.settle();
    assertThat(bench.output.volume()).isLessThan(0.3);
    bench.output.at(end - 400);
    bench.settle();
    assertThat(phase()).isEqualTo(Phase.PAUSED);
    assertThat(bench.playback.state().get().positionMs()).isEqualTo(end - 15_000);
    assertThat(bench.output.volume()).isEqualTo(1.0);
    assertThat(bench.sleep.setting().get().kind()).isEqualTo(Kind.OFF);
    assertThat(bench.upNext.snapshot().get().episodes()).containsExactly(id(2));
  }

  @Test
  void stopsWhereTheChapterEnds() {
    bench.sleep.atChapterEnd(id(1), 200_000);
    bench.output.at(170_000);
    bench.settle();
    assertThat(bench.sleep.setting().get().fading()).isFalse();
    bench.output.at(185_000);
    bench.settle();
    assertThat(bench.sleep.setting().get().fading()).isTrue();
    bench.output.at(200_050);
    bench.settle();
    assertThat(phase()).isEqualTo(Phase.PAUSED);
    assertThat(bench.playback.state().get().positionMs()).isEqualTo(185_000);
  }
}
