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
import javafx.scene.layout.VBox;
import javafx.stage.Stage;

/** A small window with one sentence and one button, for the time before the library is open. JavaFX thread only. */
final class NoticeWindow {

  private static final double WIDTH = 460;

  private final Stage stage = new Stage();

  NoticeWindow(Texts texts, String headingKey, String sentence, String buttonKey, Runnable whenClosed) {
    boolean dark = Platform.getPreferences().getColorScheme() == ColorScheme.DARK;
    Application.setUserAgentStylesheet(
        dark ? new PrimerDark().getUserAgentStylesheet() : new PrimerLight().getUserAgentStylesheet());
    Label heading = new Label(texts.get(headingKey));
    heading.getStyleClass().add(Styles.TITLE_3);
    heading.setWrapText(true);
    Label words = new Label(sentence);
    words.setWrapText(true);
    Button button = new Button(texts.get(buttonKey));
    button.setDefaultButton(true);
    button.setCancelButton(true);
    button.setOnAction(event -> stage.close());
    VBox bottom = new VBox(button);
    bottom.setAlignment(Pos.CENTER_RIGHT);
    VBox all = new VBox(16, heading, words, bottom);
    all.setPadding(new Insets(24));
    all.setPrefWidth(WIDTH);
    stage.setTitle(texts.get("start.title"));
    stage.setScene(new Scene(all));
    stage.setResizable(false);
    stage.setOnHidden(event -> whenClosed.run());
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
