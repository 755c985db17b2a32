package app.earmark.ui.search;

import app.earmark.model.search.Snippet;
import app.earmark.ui.common.Controls;
import app.earmark.ui.common.Highlights;
import app.earmark.ui.common.art.ArtView;
import app.earmark.ui.common.page.PageContext;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/**
 * A line of what was found: picture, title, what there is to know of it, and the texts with what was sought in them.
 * The same nodes for one hit after the other. JavaFX thread only.
 */
final class HitPane extends HBox {

  private final PageContext context;
  private final ArtView art;
  private final Highlights title = new Highlights("highlight-title");
  private final Label facts = Controls.label("", "muted", "type-note");
  private final Highlights first = new Highlights("highlight-note");
  private final Highlights second = new Highlights("highlight-note");
  private @Nullable Label moment;

  HitPane(PageContext context) {
    super(12);
    this.context = context;
    art = new ArtView(context.art(), 40);
    facts.setMinWidth(0);
    var box = new VBox(2, title, facts, first, second);
    box.setMinWidth(0);
    HBox.setHgrow(box, Priority.ALWAYS);
    setAlignment(Pos.TOP_LEFT);
    getChildren().addAll(art, box);
  }

  /**
   * Shows a hit.
   *
   * @param known what there is to know of it; may be empty
   * @param momentMs what it is about begins there; {@code null}: the whole episode
   * @param texts two at most; empty ones are left out
   */
  void show(@Nullable String imageUrl, String of, Snippet heading, String known, @Nullable Long momentMs,
      List<Snippet> texts) {
    art.show(imageUrl, of);
    title.show(heading);
    facts.setText(known);
    Controls.show(facts, !known.isEmpty());
    first.show(texts.getFirst());
    second.show(texts.size() > 1 ? texts.get(1) : Snippet.NONE);
    showMoment(momentMs == null ? "" : context.formats().clock(momentMs));
  }

  private void showMoment(String clock) {
    if (!clock.isEmpty() && moment == null) {
      moment = Controls.label("", "moment", "type-note");
      moment.setGraphic(Controls.icon(Feather.PLAY));
      moment.setMinWidth(Region.USE_PREF_SIZE);
      getChildren().add(moment);
    }
    if (moment != null) {
      moment.setText(clock);
      Controls.show(moment, !clock.isEmpty());
    }
  }

  /** Lets go of the picture. */
  void clear() {
    art.clear();
  }
}
