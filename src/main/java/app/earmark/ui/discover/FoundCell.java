package app.earmark.ui.discover;

import app.earmark.model.DiscoveredPodcast;
import app.earmark.ui.common.Controls;
import app.earmark.ui.common.Place;
import app.earmark.ui.common.page.PageContext;
import app.earmark.ui.common.page.PodcastCell;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Label;
import org.jspecify.annotations.Nullable;
import org.jsoup.Jsoup;

/** A podcast that was found: picture, title, whose, what of, and one click to subscribe. */
final class FoundCell extends PodcastCell<DiscoveredPodcast> {

  private static final int LONGEST_DESCRIPTION = 240;

  private final PageContext context;
  private final Subscribing subscribing;
  private final Label facts = Controls.label("", "muted", "type-body");
  private final Label about = Controls.label("", "muted", "type-body");
  private final SubscribeButton subscribe;

  FoundCell(PageContext context, Subscribing subscribing) {
    super(context, 64, 16);
    this.context = context;
    this.subscribing = subscribing;
    this.subscribe = new SubscribeButton(subscribing, context);
    compose(4, List.of(facts, about), subscribe.node());
    setOnMouseClicked(event -> {
      if (getItem() != null && event.isStillSincePress()) {
        context.navigator().open(new Place.Preview(getItem().feedUrl()));
      }
    });
  }

  @Override
  protected void fill(DiscoveredPodcast podcast) {
    show(podcast.artworkUrl(), podcast.title());
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
