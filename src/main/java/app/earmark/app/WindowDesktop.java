package app.earmark.app;

import app.earmark.desktop.Desktop;
import app.earmark.desktop.dbus.BusDesktop;
import app.earmark.model.EpisodeId;
import app.earmark.model.PodcastId;
import app.earmark.playback.PlaybackSession;
import app.earmark.service.Announcements;
import app.earmark.service.DesktopLink;
import app.earmark.ui.common.FxThread;
import app.earmark.ui.common.Place;
import app.earmark.ui.main.LocalizedWindow;
import app.earmark.util.Message;
import java.util.Locale;
import javafx.stage.Stage;

/** The main window as the system around it sees it. Made on the JavaFX thread; its methods may be called from any. */
final class WindowDesktop implements DesktopLink.Window, Announcements.Window {

  private final FxThread fx;
  private final Stage stage;
  private final LocalizedWindow window;
  private final PlaybackSession playback;

  /** Written on the JavaFX thread. */
  private volatile boolean inFront;

  WindowDesktop(FxThread fx, Stage stage, LocalizedWindow window, PlaybackSession playback) {
    this.fx = fx;
    this.stage = stage;
    this.window = window;
    this.playback = playback;
    stage.focusedProperty().subscribe(focused -> inFront = focused);
  }

  /** The desktop of the system this runs on. Takes a moment. */
  static Desktop connect() {
    String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    return system.startsWith("windows") || system.startsWith("mac")
        ? Desktop.none(Message.of("desktop.missing.platform"))
        : BusDesktop.connect(PlaybackSession.SLOWEST, PlaybackSession.FASTEST);
  }

  @Override
  public boolean isInFront() {
    return inFront;
  }

  @Override
  public void raise() {
    fx.run(() -> window.window().toFront());
  }

  @Override
  public void quit() {
    fx.run(stage::hide);
  }

  @Override
  public void showNew() {
    show(new Place.NewEpisodes());
  }

  @Override
  public void showDownloads() {
    show(new Place.DownloadList());
  }

  @Override
  public void showPodcast(PodcastId podcast) {
    show(new Place.OnePodcast(podcast));
  }

  @Override
  public void play(EpisodeId episode) {
    playback.play(episode);
  }

  private void show(Place place) {
    fx.run(() -> {
      window.window().toFront();
      window.window().open(place);
    });
  }
}
