package app.earmark.ui.search;

import app.earmark.model.EpisodeRow;
import app.earmark.model.Podcast;
import app.earmark.model.search.Snippet;
import app.earmark.ui.common.Controls;
import app.earmark.ui.common.Highlights;
import app.earmark.ui.common.art.ArtView;
import app.earmark.ui.common.page.DraggedPodcasts;
import app.earmark.ui.common.page.PageContext;
import app.earmark.ui.common.rows.DraggedEpisodes;
import app.earmark.ui.common.rows.EpisodeWords;
import java.util.List;
import java.util.StringJoiner;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** One line of what was found. */
final class SearchCell extends ListCell<SearchLine> {

  private final PageContext context;
  private final EpisodeWords words;
  private final SearchViewModel model;

  SearchCell(PageContext context, SearchViewModel model) {
    this.context = context;
    this.model = model;
    this.words = new EpisodeWords(context.texts(), context.formats(), context.live());
    setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    setPrefWidth(0);
    getStyleClass().add("search-cell");
    setOnMouseClicked(event -> {
      SearchLine line = getItem();
      if (line != null && event.getButton() == MouseButton.PRIMARY && event.isStillSincePress()) {
        model.open(line);
      }
    });
    setOnDragDetected(event -> {
      SearchLine line = getItem();
      if (line instanceof SearchLine.OfPodcast podcast) {
        new DraggedPodcasts(List.of(podcast.hit().podcast().id()), "").start(this);
        event.consume();
      } else if (line != null && SearchViewModel.row(line).isPresent()) {
        DraggedEpisodes.start(this, SearchViewModel.row(line).stream().toList(), context.actions());
        event.consume();
      }
    });
  }

  @Override
  protected void updateItem(@Nullable SearchLine line, boolean empty) {
    super.updateItem(line, empty);
    boolean heading = line instanceof SearchLine.Heading;
    setDisable(heading);
    getStyleClass().remove("search-heading");
    if (heading) {
      getStyleClass().add("search-heading");
    }
    if (line == null || empty) {
      setGraphic(null);
      setAccessibleText(null);
      return;
    }
    setGraphic(switch (line) {
      case SearchLine.Heading head -> Controls.label(context.texts().get(head.text()), "section-heading", "type-body");
      case SearchLine.OfPodcast podcast -> podcast(podcast.hit().podcast(), podcast.hit().title(),
          podcast.hit().text());
      case SearchLine.OfEpisode episode -> episode(episode.hit().row(), episode.hit().title(), null,
          List.of(episode.hit().text()));
      case SearchLine.OfPassage passage -> episode(passage.hit().row(), plain(passage.hit().row().title()),
          passage.hit().startMs() < 0 ? null : passage.hit().startMs(), List.of(passage.hit().text()));
      case SearchLine.OfEarmark earmark -> episode(earmark.hit().row(), plain(earmark.hit().row().title()),
          earmark.hit().positionMs(), List.of(earmark.hit().note(), earmark.hit().sentence()));
      case SearchLine.More _ -> Controls.label(context.texts().get("page.search.more"), "search-more", "type-body");
    });
    setAccessibleText(spoken(line));
  }

  private static Snippet plain(String text) {
    return new Snippet(text, List.of());
  }

  private String spoken(SearchLine line) {
    return switch (line) {
      case SearchLine.Heading head -> context.texts().get(head.text());
      case SearchLine.OfPodcast podcast -> podcast.hit().podcast().title();
      case SearchLine.OfEpisode episode -> words.spoken(episode.hit().row())
          + (model.isSubscribed(episode.hit().row()) ? "" : ", " + context.texts().get("page.search.not-subscribed"))
          + ", " + episode.hit().text().text();
      case SearchLine.OfPassage passage -> passage.hit().row().title() + ", " + passage.hit().text().text();
      case SearchLine.OfEarmark earmark -> earmark.hit().row().title() + ", " + earmark.hit().note().text();
      case SearchLine.More _ -> context.texts().get("page.search.more");
    };
  }

  private Node podcast(Podcast podcast, Snippet title, Snippet text) {
    var art = new ArtView(context.art(), 40);
    art.show(podcast.imageUrl(), podcast.title());
    var box = new VBox(2, Highlights.of(title, "highlight-title"));
    if (!text.text().isEmpty()) {
      box.getChildren().add(Highlights.of(text, "highlight-note"));
    }
    return line(art, box, null);
  }

  /** @param momentMs what it is about begins there; {@code null}: the whole episode */
  private Node episode(EpisodeRow row, Snippet title, @Nullable Long momentMs, List<Snippet> texts) {
    var art = new ArtView(context.art(), 40);
    art.show(row.imageUrl(), row.podcastTitle());
    var facts = new StringJoiner(" · ");
    facts.add(row.podcastTitle());
    if (!model.isSubscribed(row)) {
      facts.add(context.texts().get("page.search.not-subscribed"));
    }
    for (String fact : List.of(words.day(row), words.time(row))) {
      if (!fact.isEmpty()) {
        facts.add(fact);
      }
    }
    Label about = Controls.label(facts.toString(), "muted", "type-note");
    about.setMinWidth(0);
    var box = new VBox(2, Highlights.of(title, "highlight-title"), about);
    texts.stream().filter(text -> !text.text().isEmpty())
        .forEach(text -> box.getChildren().add(Highlights.of(text, "highlight-note")));
    return line(art, box, momentMs);
  }

  private Node line(Node art, VBox box, @Nullable Long momentMs) {
    box.setMinWidth(0);
    HBox.setHgrow(box, Priority.ALWAYS);
    var line = new HBox(12, art, box);
    line.setAlignment(Pos.TOP_LEFT);
    if (momentMs != null) {
      Label moment = Controls.label(context.formats().clock(momentMs), "moment", "type-note");
      moment.setGraphic(Controls.icon(Feather.PLAY));
      moment.setMinWidth(USE_PREF_SIZE);
      line.getChildren().add(moment);
    }
    return line;
  }
}
