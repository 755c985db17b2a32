package app.earmark.ui.main;

import app.earmark.service.Preferences;
import app.earmark.ui.common.Attachable;
import app.earmark.ui.common.Background;
import app.earmark.ui.common.Reload;
import app.earmark.ui.common.page.Appearance;
import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;

/** How the window looks: as the system is, live, unless the listener chose otherwise. JavaFX thread only. */
final class Theme extends Attachable {

  private final Appearance appearance;
  private final Preferences preferences;
  private final Background background;
  private final Reload<Runnable> reload;

  Theme(Appearance appearance, Preferences preferences, Background background) {
    this.appearance = appearance;
    this.preferences = preferences;
    this.background = background;
    this.reload = new Reload<>(background, () -> appearance.read(preferences), Runnable::run);
  }

  @Override
  protected void onAttach() {
    hold(background.fx().latest(preferences.changes(), change -> reload.now()));
    hold(reload::stop);
    hold(appearance.themeProperty(), chosen -> apply());
    hold(Platform.getPreferences().colorSchemeProperty(), scheme -> apply());
  }

  private void apply() {
    apply(switch (appearance.themeProperty().get()) {
      case DARK -> true;
      case LIGHT -> false;
      case SYSTEM -> isSystemDark();
    });
  }

  /** What most listeners have, before it is known what this one chose. */
  static void applySystems() {
    apply(isSystemDark());
  }

  private static boolean isSystemDark() {
    return Platform.getPreferences().getColorScheme() == ColorScheme.DARK;
  }

  private static void apply(boolean dark) {
    String sheet = dark ? new PrimerDark().getUserAgentStylesheetBSS() : new PrimerLight().getUserAgentStylesheetBSS();
    if (!sheet.equals(Application.getUserAgentStylesheet())) {
      Application.setUserAgentStylesheet(sheet);
    }
  }
}
