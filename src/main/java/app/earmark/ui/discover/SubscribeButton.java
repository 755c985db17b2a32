package app.earmark.ui.discover;

import app.earmark.model.PodcastId;
import app.earmark.ui.common.Controls;
import app.earmark.ui.common.Place;
import app.earmark.ui.common.page.PageContext;
import app.earmark.util.Texts;
import javafx.scene.control.Button;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Subscribes with one click; where that is done it leads to the podcast. */
final class SubscribeButton {

  private final Subscribing subscribing;
  private final PageContext context;
  private final Button node = new Button();
  private final FontIcon icon = Controls.icon(Feather.PLUS);
  private String feedUrl = "";
  private @Nullable PodcastId known;

  SubscribeButton(Subscribing subscribing, PageContext context) {
    this.subscribing = subscribing;
    this.context = context;
    node.setGraphic(icon);
    node.setMinWidth(Region.USE_PREF_SIZE);
    node.setOnAction(event -> act());
  }

  Button node() {
    return node;
  }

  private void act() {
    if (subscribing.of(feedUrl, known) instanceof Subscribing.State.Subscribed done) {
      context.navigator().open(new Place.OnePodcast(done.podcast()));
    } else {
      subscribing.subscribe(feedUrl);
    }
  }

  /** @param title whose it is, for those who hear the button */
  void show(String url, @Nullable PodcastId subscription, String title) {
    feedUrl = url;
    known = subscription;
    Texts texts = context.texts();
    Subscribing.State state = subscribing.of(url, subscription);
    boolean asking = state instanceof Subscribing.State.Asking;
    boolean done = state instanceof Subscribing.State.Subscribed;
    String words = texts.get(asking ? "page.discover.subscribing" : done ? "page.discover.subscribed"
        : state instanceof Subscribing.State.Failed ? "window.action.retry" : "page.discover.subscribe");
    node.setText(words);
    icon.setIconCode(asking ? Feather.LOADER : done ? Feather.CHECK : Feather.PLUS);
    node.setDisable(asking);
    node.setAccessibleText(texts.get("window.nav.with-count", words, title));
    node.getStyleClass().removeAll("accent", "flat");
    node.getStyleClass().add(done ? "flat" : "accent");
    node.setTooltip(done ? Controls.tooltip(texts.get("window.action.open-podcast")) : null);
  }
}
