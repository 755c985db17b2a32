package app.earmark.ui.testing;

import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.text.Text;
import org.testfx.api.FxRobot;

/** What a reader of the window sees of its words. */
final class VisibleWords {

  private VisibleWords() {}

  /** Whether a text or label that is visible, and so all around it, contains these words. */
  static boolean contain(FxRobot robot, String words) {
    return robot.lookup((Node node) -> says(node, words) && isShown(node)).tryQuery().isPresent();
  }

  private static boolean says(Node node, String words) {
    return switch (node) {
      case Text text -> text.getText().contains(words);
      case Labeled label -> label.getText() != null && label.getText().contains(words);
      default -> false;
    };
  }

  private static boolean isShown(Node node) {
    for (Node at = node; at != null; at = at.getParent()) {
      if (!at.isVisible()) {
        return false;
      }
    }
    return true;
  }
}
