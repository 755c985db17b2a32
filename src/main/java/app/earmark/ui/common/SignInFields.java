package app.earmark.ui.common;

import app.earmark.util.Texts;
import javafx.beans.property.StringProperty;
import javafx.geometry.Pos;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** Two fields side by side: a name and a password for a private podcast. JavaFX thread only. */
public final class SignInFields extends HBox {

  private final TextField user = new TextField();
  private final PasswordField password = new PasswordField();

  /** @param done Enter was pressed in the last field */
  public SignInFields(Texts texts, Runnable done) {
    super(8);
    setAlignment(Pos.CENTER_LEFT);
    user.setPromptText(texts.get("window.sign-in.user"));
    user.setAccessibleText(texts.get("window.sign-in.user"));
    password.setPromptText(texts.get("window.sign-in.password"));
    password.setAccessibleText(texts.get("window.sign-in.password"));
    user.setOnAction(event -> password.requestFocus());
    password.setOnAction(event -> done.run());
    HBox.setHgrow(user, Priority.ALWAYS);
    HBox.setHgrow(password, Priority.ALWAYS);
    getChildren().addAll(user, password);
  }

  public StringProperty userProperty() {
    return user.textProperty();
  }

  public StringProperty passwordProperty() {
    return password.textProperty();
  }

  /** Where typing goes on: the password where the name is known. */
  public void focus() {
    if (user.getText().isEmpty()) {
      user.requestFocus();
    } else {
      password.requestFocus();
      password.selectAll();
    }
  }
}
