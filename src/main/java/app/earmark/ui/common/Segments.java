package app.earmark.ui.common;

import java.util.Map;
import javafx.beans.property.ObjectProperty;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.WeakChangeListener;
import javafx.scene.AccessibleRole;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/** A few choices side by side, one of them chosen. */
public final class Segments {

  private Segments() {}

  /** @param words the choices in their order, with what each says */
  public static <T> HBox of(Map<T, String> words, ObjectProperty<T> chosen) {
    var group = new ToggleGroup();
    var box = new HBox();
    box.getStyleClass().add("segments");
    box.setMinWidth(Region.USE_PREF_SIZE);
    box.setMaxHeight(Region.USE_PREF_SIZE);
    words.forEach((value, text) -> {
      var button = new ToggleButton(text);
      button.setUserData(value);
      button.setToggleGroup(group);
      button.getStyleClass().add("segment");
      button.setMinWidth(Region.USE_PREF_SIZE);
      button.setAccessibleRole(AccessibleRole.RADIO_BUTTON);
      button.setSelected(value.equals(chosen.get()));
      // Released, a toggle button would leave nothing chosen.
      button.setOnAction(event -> button.setSelected(true));
      // Also by the arrows, which fire no action.
      button.selectedProperty().addListener((property, before, selected) -> {
        if (selected) {
          chosen.set(value);
        }
      });
      box.getChildren().add(button);
    });
    ChangeListener<T> follow = (property, before, now) -> group.getToggles().forEach(
        toggle -> toggle.setSelected(toggle.getUserData().equals(now)));
    // Held by the box alone: what is chosen may outlive the page.
    box.setUserData(follow);
    chosen.addListener(new WeakChangeListener<>(follow));
    return box;
  }
}
