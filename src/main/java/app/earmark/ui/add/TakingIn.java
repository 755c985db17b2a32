package app.earmark.ui.add;

import app.earmark.service.OwnFiles;
import app.earmark.service.OwnFiles.Taken;
import app.earmark.ui.common.Background;
import app.earmark.ui.common.Navigator;
import app.earmark.ui.common.Place;
import app.earmark.ui.common.Toaster;
import app.earmark.util.Message;
import app.earmark.util.Subscription;
import app.earmark.util.Texts;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** Taking sound files of the listener's own into the library, from a drop or a dialog. JavaFX thread only. */
public final class TakingIn {

  private final OwnFiles files;
  private final Background background;
  private final Navigator navigator;
  private final Toaster toaster;
  private final Texts texts;

  public TakingIn(OwnFiles files, Background background, Navigator navigator, Toaster toaster, Texts texts) {
    this.files = files;
    this.background = background;
    this.navigator = navigator;
    this.toaster = toaster;
    this.texts = texts;
  }

  /** Copies files, and those in folders, and shows the podcast that they are in; stopped, it keeps what is there. */
  public void take(List<Path> dropped) {
    var stopped = new AtomicBoolean();
    Subscription told = toaster.during(Message.of("window.toast.own.copying"), () -> stopped.set(true));
    background.run(() -> files.takeIn(
        dropped, texts.get("page.own-files.title"), texts.get("page.own-files.about"), stopped::get), taken -> {
      told.close();
      tell(taken);
    }, error -> {
      told.close();
      toaster.say(Message.of("window.toast.unexpected"));
    });
  }

  private void tell(Taken taken) {
    if (taken.podcast() != null) {
      navigator.open(new Place.OnePodcast(taken.podcast()));
    }
    if (taken.left() > 0) {
      toaster.say(Message.of("window.toast.own.stopped", taken.left()));
    }
    if (!taken.refused().isEmpty()) {
      toaster.say(Message.of("window.toast.own.refused", taken.refused().getFirst(), taken.refused().size() - 1));
    }
    if (!taken.added().isEmpty()) {
      toaster.offerUndo(Message.of("window.toast.own.added", taken.title(), taken.added().size()),
          () -> background.change(() -> files.undo(taken)));
    } else if (taken.known() > 0) {
      toaster.say(Message.of("window.toast.own.known", taken.known()));
    } else if (taken.refused().isEmpty() && taken.left() == 0) {
      toaster.say(Message.of("window.toast.own.nothing"));
    }
  }
}
