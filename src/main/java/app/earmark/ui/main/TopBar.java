package app.earmark.ui.main;

import app.earmark.model.RefreshProgress;
import app.earmark.ui.common.Controls;
import app.earmark.ui.common.ProgressRing;
import app.earmark.ui.common.View;
import app.earmark.util.Texts;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;

/** The bar above the page: back and forward, its title, its tools, and refreshing everything. */
final class TopBar extends View {

  private static final PseudoClass NARROW = PseudoClass.getPseudoClass("narrow");

  private final History history;
  private final RefreshViewModel refresh;
  private final Texts texts;
  private final Button back;
  private final Button forward;
  private final Label title = Controls.label("", "type-title", "page-title");
  private final HBox tools = new HBox(8);
  private final Button refreshAll;
  private final ProgressRing ring = new ProgressRing(18);
  private final Label progress = Controls.label("", "muted", "type-note");
  private final Button cancel;
  private final HBox running;
  private final HBox root;

  TopBar(History history, RefreshViewModel refresh, Texts texts) {
    this.history = history;
    this.refresh = refresh;
    this.texts = texts;
    // Icons are not mirrored with the window.
    back = Controls.iconButton(texts.isRightToLeft() ? Feather.ARROW_RIGHT : Feather.ARROW_LEFT,
        texts.get("window.nav.back"));
    back.setOnAction(event -> history.back());
    forward = Controls.iconButton(texts.isRightToLeft() ? Feather.ARROW_LEFT : Feather.ARROW_RIGHT,
        texts.get("window.nav.forward"));
    forward.setOnAction(event -> history.forward());
    refreshAll = Controls.iconButton(Feather.REFRESH_CW, texts.get("window.refresh"));
    refreshAll.setOnAction(event -> refresh.refreshAll());
    cancel = Controls.iconButton(Feather.X, texts.get("window.refresh.cancel"));
    cancel.setOnAction(event -> refresh.cancel());
    running = new HBox(8, ring, progress, cancel);
    running.setAlignment(Pos.CENTER);
    tools.setAlignment(Pos.CENTER_RIGHT);
    title.setMinWidth(0);
    var arrows = new HBox(back, forward);
    arrows.setAlignment(Pos.CENTER);
    root = new HBox(12, arrows, title, Controls.spacer(), tools, running, refreshAll) {
      @Override
      protected void layoutChildren() {
        super.layoutChildren();
        fitTitle();
      }
    };
    root.setAlignment(Pos.CENTER_LEFT);
    root.getStyleClass().add("top-bar");
    root.widthProperty().subscribe((before, now) -> {
      if (now.doubleValue() > before.doubleValue()) {
        title.pseudoClassStateChanged(NARROW, false);
      }
    });
  }

  /** Large text in a small window: a smaller title says more than the first letters of a larger one. */
  private void fitTitle() {
    if (title.getWidth() + 1 < title.prefWidth(-1)) {
      title.pseudoClassStateChanged(NARROW, true);
    }
  }

  @Override
  protected void onAttach() {
    back.disableProperty().bind(history.canGoBackProperty().not());
    forward.disableProperty().bind(history.canGoForwardProperty().not());
    hold(refresh.runningProperty(), now -> {
      Controls.show(running, now);
      Controls.show(refreshAll, !now);
    });
    hold(refresh.progressProperty(), this::show);
  }

  private void show(RefreshProgress now) {
    if (now.isRunning()) {
      ring.show((double) now.done() / now.total());
      progress.setText(texts.get("window.refresh.progress", now.done(), now.total()));
    }
  }

  /** Names the page and takes its tools; a page with a heading of its own has no title here. */
  void show(String words, List<Node> pageTools) {
    title.setText(words);
    title.pseudoClassStateChanged(NARROW, false);
    pageTools.forEach(TopBar::keepWhole);
    tools.getChildren().setAll(pageTools);
  }

  /** The title gives way before the words on a button do. */
  private static void keepWhole(Node tool) {
    if (tool instanceof ButtonBase || tool instanceof ComboBoxBase<?>) {
      ((Control) tool).setMinWidth(Region.USE_PREF_SIZE);
    } else if (tool instanceof Pane pane) {
      pane.getChildrenUnmodifiable().forEach(TopBar::keepWhole);
    }
  }

  @Override
  public Node root() {
    return root;
  }
}
