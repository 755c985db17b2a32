package app.earmark.ui.settings;

import app.earmark.model.DownloadState;
import app.earmark.model.SoundSettings;
import app.earmark.model.SoundSettings.Trimming;
import app.earmark.playback.PlaybackSession;
import app.earmark.service.Library;
import app.earmark.service.OpmlTransfer;
import app.earmark.ui.common.Attachable;
import app.earmark.ui.common.Background;
import app.earmark.ui.common.Toaster;
import app.earmark.util.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;

/** What the Settings page shows and changes. JavaFX thread only. */
public final class SettingsViewModel extends Attachable {

  private final PlaybackSession playback;
  private final Library library;
  private final OpmlTransfer opml;
  private final Background background;
  private final Toaster toaster;
  private final ObjectProperty<Trimming> trimming = new SimpleObjectProperty<>(this, "trimming", Trimming.OFF);
  private final BooleanProperty levelled = new SimpleBooleanProperty(this, "levelled", false);
  private final BooleanProperty mono = new SimpleBooleanProperty(this, "mono", false);
  private boolean following;

  public SettingsViewModel(
      PlaybackSession playback,
      Library library,
      OpmlTransfer opml,
      Background background,
      Toaster toaster) {
    this.playback = playback;
    this.library = library;
    this.opml = opml;
    this.background = background;
    this.toaster = toaster;
  }

  @Override
  protected void onAttach() {
    hold(background.fx().latest(playback.settings(), this::follow));
    hold(trimming.subscribe((before, now) -> apply())::unsubscribe);
    hold(levelled.subscribe((before, now) -> apply())::unsubscribe);
    hold(mono.subscribe((before, now) -> apply())::unsubscribe);
  }

  private void follow(SoundSettings settings) {
    following = true;
    trimming.set(settings.trimming());
    levelled.set(settings.levelled());
    mono.set(settings.mono());
    following = false;
  }

  private void apply() {
    if (!following) {
      playback.setSettings(new SoundSettings(
          trimming.get(), levelled.get(), mono.get(), playback.settings().get().balance()));
    }
  }

  /** Writes all subscriptions into a file that other programs can read. */
  public void exportTo(Path file) {
    background.run(() -> Files.write(file, opml.write("Earmark")),
        written -> toaster.say(Message.of("window.toast.exported", file.getFileName().toString())),
        error -> toaster.say(Message.of(error instanceof IOException
            ? "window.toast.not-exported" : "window.toast.unexpected", file.toString())));
  }

  /** Where the library is. */
  public Path folder() {
    return library.fileOf(new DownloadState.Done("", 0));
  }

  public ObjectProperty<Trimming> trimmingProperty() {
    return trimming;
  }

  public BooleanProperty levelledProperty() {
    return levelled;
  }

  public BooleanProperty monoProperty() {
    return mono;
  }
}
