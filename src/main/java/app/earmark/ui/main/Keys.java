package app.earmark.ui.main;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Slider;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/** The keys of the window: what each does, and the words for it; the one list behind both. JavaFX thread only. */
final class Keys {

  /** The parts of the list of keys. */
  enum Group {
    PLAYER,
    EPISODES,
    WINDOW
  }

  /**
   * One thing that keys do.
   *
   * @param shown the keys as the listener reads them
   * @param text key of the words for what it does
   */
  record Key(Group group, String shown, List<KeyCombination> combinations, String text, Runnable action) {}

  /** A property of controls that use the arrows themselves. */
  static final String OWN_ARROWS = "earmark.own-arrows";

  private final List<Key> keys = new ArrayList<>();

  List<Key> all() {
    return List.copyOf(keys);
  }

  /** @param combinations as {@link KeyCombination#valueOf} reads them; none where another control listens for it */
  Keys add(Group group, String shown, String text, Runnable action, String... combinations) {
    List<KeyCombination> parsed = new ArrayList<>();
    for (String combination : combinations) {
      parsed.add(KeyCombination.valueOf(combination));
    }
    keys.add(new Key(group, shown, List.copyOf(parsed), text, action));
    return this;
  }

  void install(Scene scene) {
    install(scene, keys);
  }

  /** Those of the player alone, for a window that shows nothing else. */
  void installPlayer(Scene scene) {
    install(scene, keys.stream().filter(key -> key.group == Group.PLAYER).toList());
  }

  private static void install(Scene scene, List<Key> keys) {
    scene.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
      if (belongsToFocus(event, scene.getFocusOwner())) {
        return;
      }
      for (Key key : keys) {
        if (key.combinations.stream().anyMatch(combination -> combination.match(event))) {
          key.action.run();
          event.consume();
          return;
        }
      }
    });
  }

  /** Letters belong to a text field, arrows to a slider, and Space to the button that has the focus. */
  private static boolean belongsToFocus(KeyEvent event, Node focus) {
    boolean modified = event.isShortcutDown() || event.isAltDown();
    boolean function = event.getCode().isFunctionKey();
    if (focus instanceof TextInputControl) {
      return !modified && !function;
    }
    if (usesArrows(focus)) {
      return !modified && event.getCode().isArrowKey();
    }
    return event.getCode() == KeyCode.SPACE && focus instanceof ButtonBase;
  }

  private static boolean usesArrows(@Nullable Node focus) {
    return focus instanceof Slider || (focus instanceof ToggleButton toggle && toggle.getToggleGroup() != null)
        || (focus != null && focus.getProperties().containsKey(OWN_ARROWS));
  }
}
