package app.earmark.ui.main;

import app.earmark.ui.add.AddView;
import app.earmark.ui.common.View;
import app.earmark.ui.common.page.Appearance;
import app.earmark.util.Texts;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.geometry.Insets;
import javafx.geometry.NodeOrientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The parts of the window that are there whatever page is open, and the place of each. JavaFX thread only. */
record WindowParts(
    Sidebar sidebar,
    TopBar topBar,
    OfflineBanner offline,
    KeepingBanner keeping,
    PlayerBar playerBar,
    PlayerPanels panels,
    AddView addView,
    Palette palette,
    KeysCard keysCard,
    FoldersCard foldersCard,
    EarmarkCard earmarkCard,
    ToastsView toasts) {

  /** Below this width the sidebar folds to icons. */
  private static final double FOLD_BELOW = 900;

  private static final double TEXT_PX = 13;

  /** In the order in which they are attached. */
  List<View> all() {
    return List.of(sidebar, topBar, offline, keeping, playerBar, panels, addView, palette, keysCard, foldersCard,
        earmarkCard, toasts);
  }

  /** The address of the window's own style sheet. */
  static String style() {
    return Objects.requireNonNull(
        WindowParts.class.getResource("/app/earmark/ui/earmark.css"), "the window's style").toExternalForm();
  }

  /** All of them around the page. */
  Scene scene(StackPane pageHolder, Texts texts, Appearance appearance) {
    VBox.setVgrow(pageHolder, Priority.ALWAYS);
    var content = new VBox(topBar.root(), offline.root(), keeping.root(), pageHolder);
    content.getStyleClass().add("content");
    var root = new BorderPane(overlay(content));
    if (texts.isRightToLeft()) {
      root.setNodeOrientation(NodeOrientation.RIGHT_TO_LEFT);
    }
    root.setLeft(sidebar.root());
    root.setBottom(playerBar.root());
    root.getStyleClass().add("window");
    var scene = new Scene(root, WindowState.WIDTH, WindowState.HEIGHT);
    scene.getStylesheets().add(style());
    sidebar.foldedProperty().bind(Bindings.createBooleanBinding(
        () -> scene.getWidth() < FOLD_BELOW * (1 + appearance.textScaleProperty().get()) / 2,
        scene.widthProperty(), appearance.textScaleProperty()));
    root.styleProperty().bind(Bindings.createStringBinding(
        () -> "-fx-font-size: " + TEXT_PX * appearance.textScaleProperty().get() + "px;",
        appearance.textScaleProperty()));
    return scene;
  }

  private StackPane overlay(Node content) {
    StackPane.setMargin(panels.root(), new Insets(8, 16, 8, 16));
    var said = new VBox(earmarkCard.root(), toasts.root());
    said.setAlignment(Pos.BOTTOM_CENTER);
    said.setPickOnBounds(false);
    said.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    StackPane.setAlignment(said, Pos.BOTTOM_CENTER);
    for (View card : List.of(palette, addView, foldersCard)) {
      StackPane.setAlignment(card.root(), Pos.TOP_CENTER);
      StackPane.setMargin(card.root(), new Insets(64, 24, 24, 24));
    }
    StackPane.setMargin(keysCard.root(), new Insets(24));
    return new StackPane(
        content, panels.root(), addView.root(), palette.root(), keysCard.root(), foldersCard.root(), said);
  }

  /** The next part after the one with the focus that can have it; after the last comes the first. */
  Optional<Node> nextAfter(@Nullable Node focused, @Nullable View page) {
    List<Node> reachable = Stream.of(sidebar, topBar, page, playerBar, toasts).filter(Objects::nonNull)
        .map(View::root).filter(part -> part.isVisible() && Focus.firstIn(part).isPresent()).toList();
    int here = (int) reachable.stream().takeWhile(part -> !Focus.isIn(part, focused)).count();
    return reachable.isEmpty() ? Optional.empty()
        : Optional.of(reachable.get(here >= reachable.size() ? 0 : (here + 1) % reachable.size()));
  }
}
