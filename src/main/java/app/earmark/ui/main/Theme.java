package app.earmark.ui.main;

import app.earmark.ui.common.Attachable;
import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.util.Locale;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

/** Light or dark: as the system is, live, unless the listener chose one. JavaFX thread only. */
final class Theme extends Attachable {

  /** What the listener may choose. */
  enum Choice {
    SYSTEM,
    LIGHT,
    DARK;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Choice parse(String word) {
      for (Choice choice : values()) {
        if (choice.word().equals(word)) {
          return choice;
        }
      }
      return SYSTEM;
    }
  }

  private final ObjectProperty<Choice> choice = new SimpleObjectProperty<>(this, "choice", Choice.SYSTEM);

  ObjectProperty<Choice> choiceProperty() {
    return choice;
  }

  @Override
  protected void onAttach() {
    hold(choice, chosen -> apply());
    hold(Platform.getPreferences().colorSchemeProperty(), scheme -> apply());
  }

  private void apply() {
    boolean dark = switch (choice.get()) {
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
