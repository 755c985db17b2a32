package app.earmark.ui.common.notes;

import java.util.List;
import java.util.StringJoiner;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;

/** Selecting and copying text over several paragraphs: drag, double click for a word, Ctrl+A, Ctrl+C, menu. */
final class NotesSelection {

  private static final KeyCombination COPY = new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);
  private static final KeyCombination ALL = new KeyCodeCombination(KeyCode.A, KeyCombination.SHORTCUT_DOWN);

  private record Place(int block, int index) implements Comparable<Place> {
    @Override
    public int compareTo(Place other) {
      return block != other.block ? Integer.compare(block, other.block) : Integer.compare(index, other.index);
    }
  }

  private final Node owner;
  private List<TextBlock> blocks = List.of();
  private Place anchor = new Place(0, 0);
  private Place end = new Place(0, 0);

  NotesSelection(Node owner) {
    this.owner = owner;
  }

  void install(String copyWords, String allWords) {
    var copy = new MenuItem(copyWords);
    copy.setAccelerator(COPY);
    copy.setOnAction(event -> copy());
    var all = new MenuItem(allWords);
    all.setAccelerator(ALL);
    all.setOnAction(event -> selectAll());
    var menu = new ContextMenu(copy, all);
    owner.setOnContextMenuRequested(event -> {
      copy.setDisable(text().isEmpty());
      menu.show(owner, event.getScreenX(), event.getScreenY());
      event.consume();
    });
    owner.addEventHandler(MouseEvent.MOUSE_PRESSED, event -> {
      menu.hide();
      if (event.getButton() == MouseButton.PRIMARY && !blocks.isEmpty()) {
        press(event);
        // A scroll pane around it would take the focus away again.
        event.consume();
      }
    });
    owner.addEventHandler(MouseEvent.MOUSE_DRAGGED, event -> {
      if (event.getButton() == MouseButton.PRIMARY && !blocks.isEmpty()) {
        select(anchor, placeAt(new Point2D(event.getSceneX(), event.getSceneY())));
      }
    });
    owner.setOnKeyPressed(event -> {
      if (COPY.match(event) && !text().isEmpty()) {
        copy();
        event.consume();
      } else if (ALL.match(event)) {
        selectAll();
        event.consume();
      }
    });
  }

  void show(List<TextBlock> shown) {
    blocks = List.copyOf(shown);
    anchor = new Place(0, 0);
    end = anchor;
  }

  private void press(MouseEvent event) {
    if (!(event.getTarget() instanceof Node target && target.isFocusTraversable())) {
      owner.requestFocus();
    }
    Place here = placeAt(new Point2D(event.getSceneX(), event.getSceneY()));
    switch (event.getClickCount()) {
      case 1 -> select(event.isShiftDown() ? anchor : here, here);
      case 2 -> selectWord(here);
      default -> select(new Place(here.block, 0), new Place(here.block, blocks.get(here.block).text().length()));
    }
  }

  private void selectWord(Place here) {
    String text = blocks.get(here.block).text();
    int from = here.index;
    int to = here.index;
    while (from > 0 && Character.isLetterOrDigit(text.charAt(from - 1))) {
      from--;
    }
    while (to < text.length() && Character.isLetterOrDigit(text.charAt(to))) {
      to++;
    }
    select(new Place(here.block, from), new Place(here.block, to));
  }

  /** The block at the height of the point, else the nearest one above it. */
  private Place placeAt(Point2D scene) {
    int found = 0;
    for (int i = 0; i < blocks.size(); i++) {
      var bounds = blocks.get(i).localToScene(blocks.get(i).getLayoutBounds());
      if (scene.getY() >= bounds.getMinY()) {
        found = i;
      }
    }
    TextBlock block = blocks.get(found);
    var bounds = block.localToScene(block.getLayoutBounds());
    return new Place(found, scene.getY() > bounds.getMaxY() ? block.text().length() : block.indexAt(scene));
  }

  void selectAll() {
    if (!blocks.isEmpty()) {
      select(new Place(0, 0), new Place(blocks.size() - 1, blocks.getLast().text().length()));
    }
  }

  private void select(Place from, Place to) {
    anchor = from;
    end = to;
    Place first = from.compareTo(to) <= 0 ? from : to;
    Place last = from.compareTo(to) <= 0 ? to : from;
    for (int i = 0; i < blocks.size(); i++) {
      int start = i < first.block ? blocks.get(i).text().length() : i == first.block ? first.index : 0;
      int stop = i > last.block ? 0 : i == last.block ? last.index : blocks.get(i).text().length();
      blocks.get(i).mark(Math.min(start, stop), i < first.block || i > last.block ? Math.min(start, stop) : stop);
    }
  }

  String text() {
    var text = new StringJoiner("\n\n");
    for (TextBlock block : blocks) {
      String marked = block.marked();
      if (!marked.isEmpty()) {
        text.add(marked);
      }
    }
    return anchor.equals(end) ? "" : text.toString();
  }

  private void copy() {
    var content = new ClipboardContent();
    content.putString(text());
    Clipboard.getSystemClipboard().setContent(content);
  }
}
