package app.earmark.ui.discover;

import app.earmark.model.DiscoveredPodcast;
import app.earmark.ui.common.Controls;
import app.earmark.ui.common.Place;
import app.earmark.ui.common.art.ArtView;
import app.earmark.ui.common.page.PageContext;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.jsoup.Jsoup;

/** A podcast that was found: picture, title, whose, what of, and one click to subscribe. */
final class FoundCell extends ListCell<DiscoveredPodcast> {

  private static final int LONGEST_DESCRIPTION = 240;

  private final PageContext context;
  private final Subscribing subscribing;
  private final ArtView art;
  private final Label title = Controls.label("", "row-title", "type-row");
  private final Label facts = Controls.label("", "muted", "type-body");
  private final Label about = Controls.label("", "muted", "type-body");
  private final SubscribeButton subscribe;
  private final HBox row;

  FoundCell(PageContext context, Subscribing subscribing) {
    this.context = context;
    this.subscribing = subscribing;
    this.art = new ArtView(context.art(), 64);
    this.subscribe = new SubscribeButton(subscribing, context);
    List.of(title, facts, about).forEach(label -> label.setMinWidth(0));
    var text = new VBox(4, title, facts, about);
    text.setAlignment(Pos.CENTER_LEFT);
    text.setMinWidth(0);
    HBox.setHgrow(text, Priority.ALWAYS);
    row = new HBox(16, art, text, subscribe.node());
    row.setAlignment(Pos.CENTER_LEFT);
    getStyleClass().add("found-cell");
    setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    setPrefWidth(0);
    setOnMouseClicked(event -> {
      if (getItem() != null && event.isStillSincePress()) {
        context.navigator().open(new Place.Preview(getItem().feedUrl()));
      }
    });
  }

  @Override
  protected void updateItem(@Nullable DiscoveredPodcast podcast, boolean empty) {
    super.updateItem(podcast, empty);
    if (podcast == null || empty) {
      setGraphic(null);
      setAccessibleText(null);
      art.clear();
      return;
    }
    art.show(podcast.artworkUrl(), podcast.title());
    title.setText(podcast.title());
    List<String> parts = new ArrayList<>();
    if (podcast.author() != null && !podcast.author().isBlank()) {
      parts.add(podcast.author());
    }
    if (podcast.episodes() != null) {
      parts.add(context.texts().get("page.podcast.episodes", podcast.episodes()));
    }
    facts.setText(String.join(" · ", parts));
    showState();
    setAccessibleText(context.texts().get("window.nav.with-count", podcast.title(), facts.getText()));
    setGraphic(row);
  }

  /** Shows what changes while the row stays. */
  void showState() {
    DiscoveredPodcast podcast = getItem();
    if (podcast == null || isEmpty()) {
      return;
    }
    subscribe.show(podcast.feedUrl(), podcast.subscribed(), podcast.title());
    boolean failed = subscribing.of(podcast.feedUrl(), podcast.subscribed()) instanceof Subscribing.State.Failed;
    about.setText(subscribing.of(podcast.feedUrl(), podcast.subscribed()) instanceof Subscribing.State.Failed why
        ? context.texts().get(why.why()) : plain(podcast.description()));
    about.getStyleClass().removeAll("muted", "problem-text");
    about.getStyleClass().add(failed ? "problem-text" : "muted");
    Controls.show(about, !about.getText().isEmpty());
  }

  private static String plain(@Nullable String description) {
    if (description == null) {
      return "";
    }
    String cut = description.length() > 4 * LONGEST_DESCRIPTION ? description.substring(0, 4 * LONGEST_DESCRIPTION)
        : description;
    String text = Jsoup.parseBodyFragment(cut).text();
    return text.length() > LONGEST_DESCRIPTION ? text.substring(0, LONGEST_DESCRIPTION) + "…" : text;
  }
}
