package app.earmark.app;

import app.earmark.util.Texts;
import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import atlantafx.base.theme.Styles;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;

/** A small window with one sentence and a button or two, for what the main window cannot say. JavaFX thread only. */
final class NoticeWindow {

  private static final double WIDTH = 460;

  private final Stage stage = new Stage();
  private final Texts texts;
  private final HBox buttons = new HBox(8);

  NoticeWindow(Texts texts, String headingKey, String sentence) {
    this.texts = texts;
    if (Application.getUserAgentStylesheet() == null) {
      boolean dark = Platform.getPreferences().getColorScheme() == ColorScheme.DARK;
      Application.setUserAgentStylesheet(
          dark ? new PrimerDark().getUserAgentStylesheet() : new PrimerLight().getUserAgentStylesheet());
    }
    Label heading = new Label(texts.get(headingKey));
    heading.getStyleClass().add(Styles.TITLE_3);
    heading.setWrapText(true);
    Label words = new Label(sentence);
    words.setWrapText(true);
    buttons.setAlignment(Pos.CENTER_RIGHT);
    VBox all = new VBox(16, heading, words, buttons);
    all.setPadding(new Insets(24));
    all.setPrefWidth(WIDTH);
    stage.setTitle(texts.get("start.title"));
    stage.setScene(new Scene(all));
    stage.setResizable(false);
  }

  /** The first one is what Enter does; the last one also happens when the window is closed. */
  NoticeWindow button(String textKey, Runnable action) {
    Button button = new Button(texts.get(textKey));
    button.setDefaultButton(buttons.getChildren().isEmpty());
    button.setOnAction(event -> {
      stage.setOnHidden(null);
      stage.close();
      action.run();
    });
    buttons.getChildren().forEach(other -> ((Button) other).setCancelButton(false));
    button.setCancelButton(true);
    buttons.getChildren().add(button);
    stage.setOnHidden(event -> action.run());
    return this;
  }

  void show() {
    stage.show();
    stage.sizeToScene();
  }

  /** Closes it without telling. */
  void dismiss() {
    stage.setOnHidden(null);
    stage.close();
  }
}
