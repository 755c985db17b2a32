package app.earmark.ui.main;

import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Parent;
import org.jspecify.annotations.Nullable;

/** Where the keyboard can go. JavaFX thread only. */
final class Focus {

  private Focus() {}

  /** The first control within a part that takes the keyboard. */
  static Optional<Node> firstIn(Node part) {
    if (!part.isVisible() || part.isDisabled()) {
      return Optional.empty();
    }
    if (part.isFocusTraversable()) {
      return Optional.of(part);
    }
    return part instanceof Parent parent
        ? parent.getChildrenUnmodifiable().stream().flatMap(child -> firstIn(child).stream()).findFirst()
        : Optional.empty();
  }

  static boolean isIn(Node part, @Nullable Node node) {
    for (Node at = node; at != null; at = at.getParent()) {
      if (at.equals(part)) {
        return true;
      }
    }
    return false;
  }
}
