package app.earmark.ui.main;

import app.earmark.service.Preferences;
import app.earmark.ui.common.FxThread;
import app.earmark.ui.common.page.Appearance;
import app.earmark.util.Subscription;
import app.earmark.util.Texts;
import java.util.Locale;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/**
 * The window in the listener's language: made anew, on the same page, when another one is chosen. JavaFX thread only;
 * the language must have been asked for before on another thread, so that the answer is in memory.
 */
public final class LocalizedWindow {

  private final Stage stage;
  private final UiServices services;
  private final Preferences preferences;
  private final FxThread fx = new FxThread();
  private final Toasts toasts = new Toasts(fx);
  private @Nullable MainWindow window;
  private Appearance.Language shown = Appearance.Language.SYSTEM;
  private Subscription following = () -> { };

  public LocalizedWindow(Stage stage, UiServices services) {
    this.stage = stage;
    this.services = services;
    this.preferences = services.preferences();
  }

  /** Shows the window and follows what is chosen until it is closed. */
  public void show() {
    make(preferences.get(Appearance.LANGUAGE));
    following = fx.latest(preferences.changes(), change -> {
      Appearance.Language chosen = preferences.get(Appearance.LANGUAGE);
      if (chosen != shown) {
        make(chosen);
      }
    });
  }

  private void make(Appearance.Language language) {
    if (window != null) {
      window.close();
    }
    shown = language;
    var made = new MainWindow(stage, services, texts(language), toasts);
    window = made;
    made.show();
    stage.setOnHidden(event -> {
      following.close();
      made.close();
    });
  }

  private Texts texts(Appearance.Language language) {
    Locale system = services.texts().locale();
    Locale chosen = language.locale();
    // The same language as the system's keeps the system's ways of writing numbers and dates.
    return chosen == null || chosen.getLanguage().equals(system.getLanguage()) ? services.texts() : new Texts(chosen);
  }

  /** The window as it is now. */
  public MainWindow window() {
    MainWindow now = window;
    if (now == null) {
      throw new IllegalStateException("not shown yet");
    }
    return now;
  }
}
