package app.earmark.ui.common;

import javafx.beans.value.ObservableValue;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.Duration;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The small controls that every page uses, each with its accessible text. */
public final class Controls {

  private Controls() {}

  public static FontIcon icon(Feather feather) {
    var icon = new FontIcon(feather);
    icon.setAccessibleRole(AccessibleRole.NODE);
    return icon;
  }

  /** A button that shows an icon only; what it does is in its tooltip and read aloud. */
  public static Button iconButton(Feather feather, String says) {
    var button = new Button();
    button.setGraphic(icon(feather));
    button.getStyleClass().addAll("flat", "button-icon");
    describe(button, says);
    return button;
  }

  /** A button with words. */
  public static Button button(String words, Runnable action) {
    var button = new Button(words);
    button.setOnAction(event -> action.run());
    return button;
  }

  public static Button button(Feather feather, String words, Runnable action) {
    Button button = button(words, action);
    button.setGraphic(icon(feather));
    return button;
  }

  /** Changes icon and words of an icon button. */
  public static void change(Button button, Feather feather, String says) {
    if (button.getGraphic() instanceof FontIcon icon && icon.getIconCode() != feather) {
      icon.setIconCode(feather);
    }
    if (!says.equals(button.getAccessibleText())) {
      describe(button, says);
    }
  }

  /**
   * Says what a button does, to those who hear it and to those who point at it. A tooltip is a window of its own, too
   * dear to be made for each button of each row before somebody points there.
   */
  public static void describe(Button button, String says) {
    button.setAccessibleText(says);
    if (button.getTooltip() != null) {
      button.getTooltip().setText(says);
    } else if (button.getOnMouseEntered() == null) {
      button.setOnMouseEntered(event -> {
        if (button.getTooltip() == null) {
          button.setTooltip(tooltip(button.getAccessibleText()));
        }
      });
    }
  }

  public static Tooltip tooltip(String says) {
    var tooltip = new Tooltip(says);
    tooltip.setShowDelay(Duration.millis(500));
    tooltip.setWrapText(true);
    tooltip.setMaxWidth(360);
    return tooltip;
  }

  public static Label label(String text, String... styles) {
    var label = new Label(text);
    label.getStyleClass().addAll(styles);
    return label;
  }

  /** A label whose lines wrap. */
  public static Label paragraph(String text, String... styles) {
    Label label = label(text, styles);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }

  /**
   * Content as wide as its pane, scrolled up and down. JavaFX keeps a picture of what such a pane shows, as large as
   * the pane (ScrollPaneSkin sets its viewport's cache); where a page is drawn without a graphics card, that is 4 MB of
   * the heap for each page that was opened, thrown away with it, and saves no time.
   */
  public static ScrollPane scrolled(Node content) {
    var pane = new ScrollPane(content);
    pane.setFitToWidth(true);
    pane.getStyleClass().add("edge-to-edge");
    pane.skinProperty().subscribe(skin ->
        pane.getChildrenUnmodifiable().forEach(part -> part.setCache(false)));
    return pane;
  }

  /** Takes up the room between what stands before and after it in a box. */
  public static Region spacer() {
    var spacer = new Region();
    HBox.setHgrow(spacer, Priority.ALWAYS);
    return spacer;
  }

  /** Puts text on the clipboard. */
  public static void copy(String text) {
    var content = new ClipboardContent();
    content.putString(text);
    Clipboard.getSystemClipboard().setContent(content);
  }

  /** Shows the node or leaves it out of the layout. */
  public static void show(Node node, boolean shown) {
    node.setVisible(shown);
    node.setManaged(shown);
  }

  public static void bindShown(Node node, ObservableValue<Boolean> shown) {
    node.visibleProperty().bind(shown);
    node.managedProperty().bind(shown);
  }
}
