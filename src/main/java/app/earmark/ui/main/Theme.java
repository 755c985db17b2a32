package app.earmark.ui.main;

import app.earmark.ui.common.Attachable;
import app.earmark.ui.common.page.Appearance;
import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;

/** Light or dark: as the system is, live, unless the listener chose one. JavaFX thread only. */
final class Theme extends Attachable {

  private final Appearance appearance;

  Theme(Appearance appearance) {
    this.appearance = appearance;
  }

  @Override
  protected void onAttach() {
    hold(appearance.themeProperty(), chosen -> apply());
    hold(Platform.getPreferences().colorSchemeProperty(), scheme -> apply());
  }

  private void apply() {
    boolean dark = switch (appearance.themeProperty().get()) {
      case DARK -> true;
      case LIGHT -> false;
      case SYSTEM -> Platform.getPreferences().getColorScheme() == ColorScheme.DARK;
    };
    String sheet = dark ? new PrimerDark().getUserAgentStylesheetBSS() : new PrimerLight().getUserAgentStylesheetBSS();
    if (!sheet.equals(Application.getUserAgentStylesheet())) {
      Application.setUserAgentStylesheet(sheet);
    }
  }
}
