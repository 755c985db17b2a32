package app.earmark.ui.main;

import app.earmark.ui.common.Background;
import app.earmark.ui.common.Controls;
import app.earmark.ui.common.FxThread;
import app.earmark.ui.common.Place;
import app.earmark.ui.common.View;
import app.earmark.util.Subscription;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/**
 * Where the page stands. The few pages between which a listener goes to and fro all day stay here when they are left,
 * out of sight and detached: what is taken out of a scene and put back has its style looked up anew, node by node.
 * While the program is at rest they are made ahead, a little in each frame, so that the first look at them is as quick
 * as the next. All other pages are let go of. JavaFX thread only.
 */
final class PageHolder {

  /** One of each, as long as the window is there. */
  static final List<Place> KEPT = List.of(new Place.NewEpisodes(), new Place.UpNextList(), new Place.DownloadList(),
      new Place.PodcastGrid(), new Place.Heard(), new Place.Preferences());

  /** Between two steps of making a page ahead; what the listener does comes in between. */
  private static final Duration STEP = Duration.ofMillis(32);

  /** A page has read, made and laid out what it shows by then. */
  private static final int STEPS = 12;

  private final Pages pages;
  private final FxThread fx;
  private final AtRest rest;
  private final StackPane root = new StackPane();
  private final Map<Place, Kept> kept = new HashMap<>();
  private final Deque<Place> ahead = new ArrayDeque<>();
  private @Nullable View page;
  private @Nullable View making;
  private int steps;
  private Subscription next = () -> { };

  /** @param stamp what the page was made of that it does not follow itself; with another one it is made anew */
  private record Kept(View view, Object stamp) {}

  PageHolder(Pages pages, Background background) {
    this.pages = pages;
    this.fx = background.fx();
    this.rest = new AtRest(background);
    root.getStyleClass().add("page-holder");
  }

  StackPane root() {
    return root;
  }

  /** The page that is shown. */
  @Nullable View page() {
    return page;
  }

  /** Shows a page in place of the one before. */
  View open(Place place) {
    View before = page;
    View now = view(place);
    page = now;
    if (now.equals(making)) {
      making = null;
    }
    add(now.root());
    Controls.show(now.root(), true);
    // Whoever looks for something by its style finds what is shown before what is out of sight.
    now.root().toBack();
    if (before != null && !before.equals(now)) {
      if (Focus.isIn(before.root(), root.getScene() == null ? null : root.getScene().getFocusOwner())) {
        root.requestFocus();
      }
      before.detach();
      putAway(before);
    }
    now.attach();
    return now;
  }

  private View view(Place place) {
    if (!KEPT.contains(place)) {
      return pages.page(place);
    }
    Object stamp = pages.stamp(place);
    Kept there = kept.get(place);
    if (there != null && there.stamp.equals(stamp)) {
      return there.view;
    }
    if (there != null) {
      there.view.detach();
      root.getChildren().remove(there.view.root());
    }
    View made = pages.page(place);
    kept.put(place, new Kept(made, stamp));
    return made;
  }

  private void add(Node node) {
    if (!root.getChildren().contains(node)) {
      root.getChildren().add(node);
    }
  }

  private void putAway(View left) {
    if (kept.values().stream().anyMatch(each -> each.view.equals(left))) {
      Controls.show(left.root(), false);
    } else {
      root.getChildren().remove(left.root());
    }
  }

  /** Begins to make the pages that are kept. */
  void makeAhead() {
    ahead.addAll(KEPT);
    rest.start();
    next = fx.after(STEP, this::makeMore);
  }

  private void makeMore() {
    if (making == null && ahead.isEmpty()) {
      rest.close();
      return;
    }
    if (rest.now()) {
      makeStep();
    }
    next = fx.after(STEP, this::makeMore);
  }

  private void makeStep() {
    View now = making;
    if (now == null) {
      Place place = ahead.remove();
      if (!kept.containsKey(place)) {
        making = view(place);
        steps = 0;
      }
      return;
    }
    if (steps == 0) {
      Controls.show(now.root(), false);
      add(now.root());
      now.attach();
    } else if (steps < STEPS) {
      now.root().resize(root.getWidth(), root.getHeight());
      now.root().applyCss();
      if (now.root() instanceof Parent parent) {
        parent.layout();
      }
    } else {
      now.detach();
      making = null;
    }
    steps++;
  }

  /** Ends all that it does; the pages are not shown again. */
  void close() {
    next.close();
    rest.close();
    if (making != null) {
      making.detach();
    }
    if (page != null) {
      page.detach();
    }
  }
}
