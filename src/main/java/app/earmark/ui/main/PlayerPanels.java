package app.earmark.ui.main;

import app.earmark.model.PlayingChapters;
import app.earmark.ui.common.Controls;
import app.earmark.ui.common.Formats;
import app.earmark.ui.common.View;
import app.earmark.ui.common.chapters.ChapterList;
import app.earmark.util.Texts;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The cards that open above the player bar, one at a time: the sound, and the chapters. JavaFX thread only. */
final class PlayerPanels extends View {

  private final PlayerViewModel player;
  private final SoundPanel sound;
  private final ChapterList chapters;
  private final VBox chapterCard;
  private final StackPane root = new StackPane();
  private final Runnable closed;

  /**
   * @param openLink opens the link of a chapter
   * @param closed called when one was closed: the focus must go somewhere
   */
  PlayerPanels(
      PlayerViewModel player, SoundPanelModel soundModel, Texts texts, Formats formats, Consumer<String> openLink,
      Runnable closed) {
    this.player = player;
    this.closed = closed;
    this.sound = new SoundPanel(soundModel, texts, formats);
    this.chapters = new ChapterList(texts, formats, player::play, player::skip, openLink);
    var scroll = Controls.scrolled(chapters.node());
    chapterCard = new VBox(12, Controls.label(texts.get("window.chapters"), "type-title"), scroll);
    chapterCard.getStyleClass().addAll("card", "chapter-card");
    for (Region card : new Region[] {(Region) sound.root(), chapterCard}) {
      card.setMaxSize(420, Region.USE_PREF_SIZE);
      Controls.show(card, false);
    }
    scroll.setMaxHeight(400);
    root.getChildren().setAll(sound.root(), chapterCard);
    root.setAlignment(Pos.BOTTOM_RIGHT);
    root.setPickOnBounds(false);
  }

  /** A press beside a card closes it, and does what it does there. */
  void install(Scene scene, Node bar) {
    scene.addEventFilter(MouseEvent.MOUSE_PRESSED, event -> {
      if (event.getTarget() instanceof Node target && !isInside(target, root) && !isInside(target, bar)) {
        hide();
      }
    });
  }

  private static boolean isInside(Node node, Node outer) {
    for (Node at = node; at != null; at = at.getParent()) {
      if (at.equals(outer)) {
        return true;
      }
    }
    return false;
  }

  @Override
  protected void onAttach() {
    hold(sound);
    hold(player.chaptersProperty(), (PlayingChapters now) -> {
      chapters.show(now);
      chapters.at(player.barProperty().get().positionMs());
      if (now.chapters().isEmpty()) {
        Controls.show(chapterCard, false);
      }
    });
    hold(player.barProperty(), bar -> chapters.at(bar.positionMs()));
  }

  void toggleSound() {
    toggle(sound.root());
  }

  void toggleChapters() {
    if (!player.chaptersProperty().get().chapters().isEmpty()) {
      toggle(chapterCard);
    }
  }

  private void toggle(Node card) {
    boolean open = !card.isVisible();
    hide();
    if (open && player.barProperty().get().shown()) {
      Controls.show(card, true);
      card.lookupAll(".button, .check-box").stream().findFirst().ifPresent(Node::requestFocus);
    }
  }

  /** Whether a card was open. */
  boolean hide() {
    boolean open = sound.root().isVisible() || chapterCard.isVisible();
    Controls.show(sound.root(), false);
    Controls.show(chapterCard, false);
    if (open) {
      closed.run();
    }
    return open;
  }

  @Override
  public Node root() {
    return root;
  }
}
