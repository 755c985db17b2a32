package app.earmark.ui.main;

import static org.assertj.core.api.Assertions.assertThat;

import app.earmark.model.SoundSettings;
import app.earmark.service.SoundChoices;
import app.earmark.ui.common.Place;
import app.earmark.ui.testing.UiBench;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlayerViewModelTest {

  @AutoClose private final UiBench bench;
  private PlayerViewModel model;

  PlayerViewModelTest(@TempDir Path folder) throws IOException {
    bench = new UiBench(folder);
    model = new PlayerViewModel(services(), bench.background, bench.live, bench.opened::add, bench.texts,
        bench.formats);
    model.attach();
    bench.podcast("Career", 2);
    bench.onDisk("Career 1");
  }

  @AfterEach
  void close() {
    model.detach();
  }

  private PlayerServices services() {
    return new PlayerServices(bench.playback, bench.listening, bench.chapterPlay, bench.sleep, bench.preferences,
        bench.library);
  }

  private PlayingBar bar() {
    bench.settle();
    return model.barProperty().get();
  }

  @Test
  void isNotThereBeforeSomethingWasPlayed() {
    assertThat(bar().shown()).isFalse();
  }

  @Test
  void showsWhatPlaysAndHowMuchIsLeft() {
    bench.actions.playAt(bench.row("Career 1"), 450_000);

    assertThat(bar()).satisfies(bar -> {
      assertThat(bar.shown()).isTrue();
      assertThat(bar.title()).isEqualTo("Career 1");
      assertThat(bar.line()).isEqualTo("Career");
      assertThat(bar.playing()).isTrue();
      assertThat(bar.position()).isEqualTo("7:30");
      assertThat(bar.left()).isEqualTo("−22:30");
      assertThat(bar.share()).isEqualTo(0.25);
    });
    model.toggle();
    assertThat(bar().playing()).isFalse();
  }

  @Test
  void skipsAndSeeks() {
    bench.actions.playAt(bench.row("Career 1"), 450_000);
    bench.settle();
    model.forward();
    assertThat(bar().positionMs()).isEqualTo(480_000);
    model.back();
    assertThat(bar().positionMs()).isEqualTo(465_000);
    model.seek(0.5);
    assertThat(bar().positionMs()).isEqualTo(900_000);
    assertThat(model.timeAt(0.5)).isEqualTo("15:00");
  }

  @Test
  void speedAndVolumeStayWithinTheirLimits() {
    bench.actions.play(bench.row("Career 1"));
    bench.settle();
    model.faster();
    assertThat(bar().speedText()).isEqualTo("1.1×");
    for (int i = 0; i < 50; i++) {
      model.slower();
      bench.settle();
    }
    assertThat(bar().speed()).isEqualTo(0.5);
    model.setVolume(0.4);
    bench.settle();
    model.mute();
    assertThat(bar().volume()).isZero();
    model.mute();
    assertThat(bar().volume()).isEqualTo(0.4);
  }

  @Test
  void jumpsAsFarAsTheListenerWants() {
    bench.preferences.set(SoundChoices.JUMP_BACK, 10);
    bench.preferences.set(SoundChoices.JUMP_FORWARD, 60);
    bench.actions.playAt(bench.row("Career 1"), 450_000);
    bench.settle();
    model.forward();
    assertThat(bar().positionMs()).isEqualTo(510_000);
    model.back();
    assertThat(bar().positionMs()).isEqualTo(500_000);
    model.nudge(-2);
    assertThat(bar().positionMs()).isEqualTo(490_000);
  }

  @Test
  void soundIsSetForAllOrForThisPodcast() {
    var panel = new SoundPanelModel(services(), bench.background, bench.live);
    panel.attach();
    bench.preferences.changes().subscribe(count -> bench.playback.obeyChoices());
    bench.podcast("Other", 1);
    bench.onDisk("Other 1");
    bench.actions.play(bench.row("Career 1"));
    bench.settle();
    panel.setSpeed(1.35);
    panel.setTrimming(SoundSettings.Trimming.GENTLE);
    bench.settle();
    assertThat(panel.panelProperty().get().speed()).isEqualTo(1.35);
    assertThat(panel.panelProperty().get().forOne()).isFalse();
    panel.setForOne(true);
    panel.setVolume(1.5);
    bench.settle();
    assertThat(panel.panelProperty().get().forOne()).isTrue();

    bench.actions.play(bench.row("Other 1"));
    bench.settle();
    bench.settle();
    assertThat(panel.panelProperty().get().forOne()).isFalse();
    assertThat(panel.panelProperty().get().volume()).isEqualTo(1.0);
    assertThat(panel.panelProperty().get().speed()).isEqualTo(1.35);
    bench.actions.play(bench.row("Career 1"));
    bench.settle();
    bench.settle();
    assertThat(panel.panelProperty().get().volume()).isEqualTo(1.5);
    panel.setForOne(false);
    bench.settle();
    bench.settle();
    assertThat(panel.panelProperty().get().volume()).isEqualTo(1.0);
    panel.detach();
  }

  @Test
  void saysWhyItDoesNotPlay() {
    bench.output.refuseGrowing();
    bench.playback.play(bench.row("Career 2").id());

    assertThat(bar().failed()).isTrue();
    assertThat(bar().line()).isEqualTo(bench.texts.get("player.problem.not-downloaded"));
  }

  @Test
  void leadsToTheEpisodeAndThePodcast() {
    bench.actions.play(bench.row("Career 1"));
    bench.settle();
    model.openEpisode();
    model.openPodcast();

    assertThat(bench.opened).containsExactly(new Place.OneEpisode(bench.row("Career 1").id()),
        new Place.OnePodcast(bench.row("Career 1").podcast()));
  }
}
