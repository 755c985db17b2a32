package app.earmark.ui;

import static org.assertj.core.api.Assertions.assertThat;

import app.earmark.ui.common.Place;
import app.earmark.ui.common.page.Appearance;
import app.earmark.ui.testing.Stopwatch;
import app.earmark.ui.testing.Walk;
import app.earmark.ui.testing.WindowBench;
import app.earmark.util.Texts;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javafx.geometry.Bounds;
import javafx.geometry.NodeOrientation;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.TraversalDirection;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Cell;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Slider;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.text.Text;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kordamp.ikonli.javafx.FontIcon;
import org.testfx.util.WaitForAsyncUtils;

/** What must hold on every page, whoever adds one: names, large text, the other direction, speed, and letting go. */
@Tag("window")
class WindowWalkTest {

  /** What a page may cost the JavaFX thread the second time; the first time classes and styles are loaded. */
  private static final Duration ALLOWED = Duration.ofMillis(50);

  private static final int ROUNDS = 8;

  /** There is one page of each of these, which is not let go of but with the window. */
  private static final List<Place> KEPT = List.of(new Place.NewEpisodes(), new Place.UpNextList(),
      new Place.DownloadList(), new Place.PodcastGrid(), new Place.Heard(), new Place.Preferences());

  @TempDir Path folder;
  private WindowBench bench;
  private Walk walk;

  @BeforeEach
  void open() throws IOException {
    bench = new WindowBench(folder);
    walk = Walk.over(bench);
  }

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void everyControlSaysWhatItIs() {
    bench.show(1280, 800);
    List<String> unnamed = new ArrayList<>();
    for (Place place : walk.places()) {
      walk.open(place);
      bench.robot.interact(() -> Walk.shown(bench.scene().getRoot()).stream()
          .filter(WindowWalkTest::mustBeNamed)
          .filter(node -> name(node).isBlank() || node.getAccessibleRole() == null)
          .forEach(node -> unnamed.add(place + ": " + node)));
    }
    assertThat(unnamed).isEmpty();
  }

  @Test
  void tabReachesEveryControlOnceAndOnePartOfTheWindowAfterTheOther() {
    bench.show(1280, 900);
    List<String> troubles = new ArrayList<>();
    for (Place place : walk.places()) {
      walk.open(place);
      bench.robot.interact(() -> {
        List<Node> reached = tabbed();
        Set<Node> wanted = new LinkedHashSet<>(Walk.shown(bench.scene().getRoot()).stream()
            .filter(node -> node.isFocusTraversable() && !node.isDisabled() && !isInRows(node)).toList());
        wanted.removeAll(reached);
        wanted.forEach(node -> troubles.add(place + " never reaches " + node));
        List<String> parts = new ArrayList<>();
        for (Node node : reached) {
          String part = part(node);
          if (parts.isEmpty() || !parts.getLast().equals(part)) {
            parts.add(part);
          }
        }
        // It begins in the middle of one part, so that this one is met again at the end.
        if (parts.size() > 1 && parts.getFirst().equals(parts.getLast())) {
          parts.removeLast();
        }
        if (parts.stream().distinct().count() != parts.size()) {
          troubles.add(place + " goes " + parts);
        }
      });
    }
    assertThat(troubles).isEmpty();
  }

  /** Where Tab goes from where the focus is until it comes back. */
  private List<Node> tabbed() {
    List<Node> reached = new ArrayList<>();
    // The page itself may have the focus, to which Tab never comes back.
    bench.scene().getFocusOwner().requestFocusTraversal(TraversalDirection.NEXT);
    Node start = bench.scene().getFocusOwner();
    Node at = start;
    do {
      reached.add(at);
      if (!at.requestFocusTraversal(TraversalDirection.NEXT)) {
        break;
      }
      at = bench.scene().getFocusOwner();
    } while (!at.equals(start) && reached.size() < 500);
    return reached;
  }

  /** Rows of lists come and go with scrolling; they are reached by the arrows. */
  private static boolean isInRows(Node node) {
    for (Node above = node.getParent(); above != null; above = above.getParent()) {
      if (above instanceof Cell<?> || above instanceof Spinner<?>
          || above instanceof ComboBoxBase<?> || above instanceof ScrollBar) {
        return true;
      }
    }
    // Of toggles side by side Tab reaches the one that is chosen; the arrows go on from there.
    return node instanceof ScrollBar || node instanceof ScrollPane
        || (node instanceof ToggleButton toggle && toggle.getToggleGroup() != null && !toggle.isSelected());
  }

  private static String part(Node node) {
    for (Node at = node; at != null; at = at.getParent()) {
      for (String part : List.of("sidebar", "top-bar", "page-holder", "player-bar", "toasts")) {
        if (at.getStyleClass().contains(part)) {
          return part;
        }
      }
    }
    return "elsewhere";
  }

  private static boolean mustBeNamed(Node node) {
    // Parts of another control are heard as that control.
    for (Node above = node.getParent(); above != null; above = above.getParent()) {
      if (above instanceof Spinner<?> || above instanceof ComboBoxBase<?> || above instanceof ScrollBar) {
        return false;
      }
    }
    return node instanceof ButtonBase || node instanceof TextInputControl || node instanceof Slider
        || node instanceof ListView<?> || node instanceof Spinner<?> || node instanceof ComboBoxBase<?>
        || (node.isFocusTraversable() && node instanceof Control
            && node.getAccessibleRole() != AccessibleRole.SCROLL_PANE);
  }

  private static String name(Node node) {
    String said = node.getAccessibleText();
    return said != null ? said : node instanceof Labeled labeled && labeled.getText() != null ? labeled.getText() : "";
  }

  @Test
  void nothingIsLostAtTwiceTheTextSize() {
    bench.preferences.set(Appearance.TEXT_SIZE, Appearance.TextSize.P200);
    bench.show(1280, 800);
    Set<String> lost = new TreeSet<>();
    for (Place place : walk.places()) {
      walk.open(place);
      for (double[] size : new double[][] {{1280, 800}, {800, 560}}) {
        bench.resize(size[0], size[1]);
        bench.robot.interact(() -> Walk.shown(bench.scene().getRoot()).forEach(node -> {
          String trouble = trouble(node);
          if (!trouble.isEmpty()) {
            lost.add(place.getClass().getSimpleName() + " at " + (int) size[0] + ": " + trouble + ": " + node);
          }
        }));
      }
    }
    assertThat(lost).isEmpty();
  }

  /** Titles in rows may end in an ellipsis, as they do at any size; words that are controls or sentences may not. */
  private String trouble(Node node) {
    // An icon is a text as well, of one letter that no label has.
    if (node instanceof Text text && !(text instanceof FontIcon) && text.getParent() instanceof Labeled labeled
        && !text.getText().isEmpty()
        && labeled.getText() != null && (labeled instanceof ButtonBase || labeled.isWrapText())
        && !text.getText().replace("\n", "").equals(labeled.getText().replace("\n", ""))) {
      return "cut off";
    }
    if (node instanceof Label label && !label.getText().isEmpty() && label.getHeight() > 0
        && label.getHeight() + 1 < label.getFont().getSize()) {
      return "too low";
    }
    if ((node instanceof ButtonBase || node instanceof TextInputControl) && node.getLayoutBounds().getWidth() > 0) {
      Bounds bounds = node.localToScene(node.getLayoutBounds());
      if (bounds.getMaxX() > bench.scene().getWidth() + 1 || bounds.getMinX() < -1) {
        return "outside the window";
      }
    }
    return "";
  }

  @Test
  void everyPageRunsFromRightToLeft() {
    bench.in(Locale.forLanguageTag("ar-XB")).show(1280, 800);
    for (Place place : walk.places()) {
      Node page = walk.open(place);
      assertThat(page.getEffectiveNodeOrientation()).as(place.toString()).isEqualTo(NodeOrientation.RIGHT_TO_LEFT);
    }
    Node sidebar = bench.scene().lookup(".sidebar");
    Bounds bounds = sidebar.localToScene(sidebar.getLayoutBounds());
    assertThat(bounds.getMaxX()).isCloseTo(bench.scene().getWidth(), Offset.offset(1.0));
    walk.open(new Place.NewEpisodes());
    bench.until("rows are shown", () -> bench.shows("What a satellite hears"));
    Node art = bench.scene().lookup(".episode-cell .art");
    Node play = bench.scene().lookup(".episode-cell .button-icon");
    assertThat(art.localToScene(art.getLayoutBounds()).getMinX())
        .isGreaterThan(play.localToScene(play.getLayoutBounds()).getMaxX());
  }

  @Test
  void theLanguageIsChangedLiveOnTheSamePage() {
    bench.show(1280, 800);
    walk.open(new Place.PodcastGrid());
    bench.until("the page is remembered", () -> "podcasts".equals(bench.memory.get("window.page")));
    var before = new WeakReference<>(bench.scene().getRoot());
    bench.preferences.set(Appearance.LANGUAGE, Appearance.Language.GERMAN);
    bench.until("the window is another one", () -> bench.scene().getRoot() != before.get()
        && bench.scene().lookup(".tile") != null);
    assertThat(bench.shows(new Texts(Locale.GERMAN).get("window.nav.settings"))).isTrue();
    untilCleared(Map.of("the window in the other language", before));
  }

  @Test
  void whatWasLeftIsLetGoOfAndThePageIsQuickTheSecondTime() throws InterruptedException {
    bench.show(1280, 800);
    Map<String, WeakReference<Node>> left = new LinkedHashMap<>();
    for (Place place : walk.places()) {
      left.put(place.toString(), new WeakReference<>(walk.open(place)));
    }
    for (Place place : KEPT) {
      var before = left.remove(place.toString());
      assertThat(before.refersTo(walk.open(place))).as("%s is shown as it was left", place).isTrue();
    }
    untilCleared(left);

    Thread[] javafx = new Thread[1];
    bench.robot.interact(() -> javafx[0] = Thread.currentThread());
    List<String> stalls = List.of("never measured");
    // Code that was never compiled is slow by itself, and on a busy machine for long: what is slow in each of the
    // rounds is slow because of what it does.
    for (int round = 0; round < ROUNDS && !stalls.isEmpty(); round++) {
      try (var stopwatch = new Stopwatch(ALLOWED, javafx[0])) {
        walk.places().forEach(walk::open);
        stalls = stopwatch.stalls();
      }
    }
    assertThat(stalls).isEmpty();
  }

  /** Waits until the collector has taken all of them; says which are held after all. */
  private static <T> void untilCleared(Map<String, WeakReference<T>> references) {
    Instant end = Instant.now().plusSeconds(15);
    List<String> held = List.of("?");
    while (!held.isEmpty() && Instant.now().isBefore(end)) {
      System.gc();
      WaitForAsyncUtils.waitForFxEvents();
      held = references.entrySet().stream().filter(entry -> !entry.getValue().refersTo(null)).map(Map.Entry::getKey)
          .toList();
    }
    assertThat(held).as("still held").isEmpty();
  }
}
