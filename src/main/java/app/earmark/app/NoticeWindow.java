package app.earmark.app;

import app.earmark.util.Texts;
import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import atlantafx.base.theme.Styles;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.geometry.Insets;
import javafx.geometry.NodeOrientation;
import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** A small window with one sentence and a button or two, for what the main window cannot say. JavaFX thread only. */
final class NoticeWindow {

  private static final double WIDTH = 500;
  private static final int SIGN_SIZE = 28;

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
    VBox said = new VBox(8, heading, words);
    HBox.setHgrow(said, Priority.ALWAYS);
    FontIcon sign = FontIcon.of(Feather.ALERT_CIRCLE, SIGN_SIZE);
    sign.getStyleClass().add("ikonli-font-icon");
    HBox told = new HBox(16, sign, said);
    VBox all = new VBox(24, told, buttons);
    all.setPadding(new Insets(24));
    all.setPrefWidth(WIDTH);
    if (texts.isRightToLeft()) {
      all.setNodeOrientation(NodeOrientation.RIGHT_TO_LEFT);
    }
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
