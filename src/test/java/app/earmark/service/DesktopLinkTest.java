package app.earmark.service;

import static org.assertj.core.api.Assertions.assertThat;

import app.earmark.desktop.Desktop;
import app.earmark.desktop.MediaCommands;
import app.earmark.desktop.MediaControls;
import app.earmark.desktop.Notices;
import app.earmark.desktop.NowPlaying;
import app.earmark.desktop.NowPlaying.Status;
import app.earmark.desktop.SleepBlocker;
import app.earmark.model.EpisodeId;
import app.earmark.model.FeedProblem;
import app.earmark.model.PlaybackState.Phase;
import app.earmark.model.PodcastId;
import app.earmark.model.RefreshOutcome;
import app.earmark.model.RefreshOutcome.Kind;
import app.earmark.ui.testing.UiBench;
import app.earmark.util.Message;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The player and the news, as the system around the window hears of them. */
class DesktopLinkTest {

  private final List<String> window = new ArrayList<>();
  private final List<Notices.Notice> notices = new ArrayList<>();
  private NowPlaying shown = NowPlaying.NOTHING;
  private MediaCommands commands;
  private boolean awake;
  private boolean inFront;
  @AutoClose private final UiBench bench;
  private DesktopLink link;

  DesktopLinkTest(@TempDir Path folder) throws IOException {
    bench = new UiBench(folder);
    bench.podcast("Career", 3);
    bench.onDisk("Career 1");
    bench.onDisk("Career 2");
    link = new DesktopLink(bench.playback, bench.listening, bench.upNext, bench.library, bench.preferences,
        url -> Optional.of(URI.create("file:///art.png")), Runnable::run, new Front(), "Playing");
    link.start(Fake::new);
  }

  @AfterEach
  void close() {
    link.close();
  }

  private EpisodeId id(int number) {
    return bench.row("Career " + number).id();
  }

  @Test
  void theSystemSeesWhatPlaysAndStaysAwakeMeanwhile() {
    assertThat(shown.status()).isEqualTo(Status.STOPPED);
    bench.playback.play(id(1));
    bench.settle();
    assertThat(shown.status()).isEqualTo(Status.PLAYING);
    assertThat(shown.title()).isEqualTo("Career 1");
    assertThat(shown.podcast()).isEqualTo("Career");
    assertThat(shown.durationMs()).isEqualTo(UiBench.DURATION_MS);
    assertThat(shown.hasNext()).isFalse();
    assertThat(awake).isTrue();

    bench.upNext.playLast(List.of(id(2)));
    bench.settle();
    assertThat(shown.hasNext()).isTrue();
    commands.pause();
    bench.settle();
    assertThat(shown.status()).isEqualTo(Status.PAUSED);
    assertThat(awake).isFalse();

    bench.preferences.set(DesktopLink.STAYS_AWAKE, false);
    commands.play();
    bench.settle();
    assertThat(shown.status()).isEqualTo(Status.PLAYING);
    assertThat(awake).isFalse();
  }

  @Test
  void theSystemsControlsReachThePlayerAndTheWindow() {
    bench.playback.play(id(1));
    bench.settle();
    commands.seek(id(1).value(), 100_000);
    commands.seek(id(2).value(), 5);
    commands.skip(-40_000);
    commands.setSpeed(2);
    commands.setVolume(0.5);
    bench.settle();
    assertThat(bench.playback.state().get().positionMs()).isEqualTo(60_000);
    assertThat(bench.playback.state().get().speed()).isEqualTo(2);
    assertThat(bench.playback.state().get().volume()).isEqualTo(0.5);
    commands.playOrPause();
    bench.settle();
    assertThat(bench.playback.state().get().phase()).isEqualTo(Phase.PAUSED);
    bench.upNext.playNext(List.of(id(2)));
    commands.next();
    bench.settle();
    assertThat(shown.title()).isEqualTo("Career 2");
    commands.previous();
    bench.settle();
    assertThat(shown.title()).isEqualTo("Career 1");
    commands.raise();
    commands.quit();
    assertThat(window).containsExactly("raise", "quit");
  }

  @Test
  void newEpisodesAreToldOfUnlessSomebodyLooks() {
    PodcastId podcast = bench.row("Career 1").podcast();
    Announcements announcements = new Announcements(
        link.notices(), bench.library, bench.upNext, bench.preferences, new News(), bench.texts);
    List<RefreshOutcome> two = List.of(new RefreshOutcome(podcast, "u", Kind.NEW, 2, 0, null, false, 1));
    inFront = true;
    announcements.refreshed(two);
    assertThat(notices).isEmpty();
    inFront = false;
    bench.preferences.set(Announcements.NEW_EPISODES, podcast, false);
    announcements.refreshed(two);
    assertThat(notices).isEmpty();
    bench.preferences.reset(Announcements.NEW_EPISODES, podcast);
    announcements.refreshed(two);
    Notices.Notice notice = notices.getLast();
    assertThat(notice.title()).isEqualTo("2 new episodes");
    assertThat(notice.text()).isEqualTo("Career: Career 3\nCareer: Career 2");
    notice.actions().getLast().run().run();
    assertThat(bench.upNext.snapshot().get().episodes()).containsExactly(id(3), id(2));
    notice.actions().getFirst().run().run();
    assertThat(window).containsExactly("new");
  }

  private static RefreshOutcome failed(PodcastId podcast, boolean fellAsleep) {
    return new RefreshOutcome(
        podcast, "u", Kind.FAILED, 0, 0, new FeedProblem.NotFound("a.example"), fellAsleep, 1);
  }

  @Test
  void aFeedThatFellAsleepAndDownloadsAreToldOf() {
    PodcastId podcast = bench.row("Career 1").podcast();
    Announcements announcements = new Announcements(
        link.notices(), bench.library, bench.upNext, bench.preferences, new News(), bench.texts);
    announcements.refreshed(List.of(failed(podcast, false)));
    assertThat(notices).isEmpty();
    announcements.refreshed(List.of(failed(podcast, true)));
    assertThat(notices.getLast().title()).isEqualTo("Career cannot be refreshed");
    bench.preferences.set(Announcements.DOWNLOADS, false);
    announcements.downloadsEnded(3, 1);
    assertThat(notices).hasSize(1);
    bench.preferences.reset(Announcements.DOWNLOADS);
    announcements.downloadsEnded(3, 1);
    assertThat(notices.getLast().title() + ", " + notices.getLast().text())
        .isEqualTo("3 episodes are on disk, 1 download failed");
  }

  private final class Front implements DesktopLink.Window {

    @Override
    public void raise() {
      window.add("raise");
    }

    @Override
    public void quit() {
      window.add("quit");
    }
  }

  private final class News implements Announcements.Window {

    @Override
    public boolean isInFront() {
      return inFront;
    }

    @Override
    public void showNew() {
      window.add("new");
    }

    @Override
    public void showDownloads() {
      window.add("downloads");
    }

    @Override
    public void showPodcast(PodcastId podcast) {
      window.add("podcast");
    }

    @Override
    public void play(EpisodeId episode) {
      window.add("play");
    }
  }

  private final class Fake implements Desktop {

    @Override
    public MediaControls mediaControls(MediaCommands given) {
      commands = given;
      return now -> shown = now;
    }

    @Override
    public Notices notices() {
      return notice -> notices.add(notice);
    }

    @Override
    public SleepBlocker sleepBlocker() {
      return new SleepBlocker() {
        @Override
        public boolean block(String why) {
          awake = true;
          return true;
        }

        @Override
        public void release() {
          awake = false;
        }
      };
    }

    @Override
    public Optional<Message> missing() {
      return Optional.empty();
    }

    @Override
    public void close() {}
  }
}
