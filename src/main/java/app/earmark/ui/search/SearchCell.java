package app.earmark.ui.search;

import app.earmark.model.EpisodeRow;
import app.earmark.model.search.Snippet;
import app.earmark.ui.common.Controls;
import app.earmark.ui.common.page.DraggedPodcasts;
import app.earmark.ui.common.page.PageContext;
import app.earmark.ui.common.rows.DraggedEpisodes;
import app.earmark.ui.common.rows.EpisodeWords;
import java.util.List;
import java.util.StringJoiner;
import javafx.scene.Node;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ListCell;
import javafx.scene.input.MouseButton;
import org.jspecify.annotations.Nullable;

/** One line of what was found. */
final class SearchCell extends ListCell<SearchLine> {

  private final PageContext context;
  private final EpisodeWords words;
  private final SearchViewModel model;

  /** Made for the first hit, and kept for those that follow. */
  private @Nullable HitPane pane;

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
    if (heading != getStyleClass().contains("search-heading")) {
      if (heading) {
        getStyleClass().add("search-heading");
      } else {
        getStyleClass().remove("search-heading");
      }
    }
    if (pane != null && (line == null || heading)) {
      pane.clear();
    }
    if (line == null || empty) {
      setGraphic(null);
      setAccessibleText(null);
      return;
    }
    setGraphic(switch (line) {
      case SearchLine.Heading head -> Controls.label(context.texts().get(head.text()), "section-heading", "type-body");
      case SearchLine.More _ -> Controls.label(context.texts().get("page.search.more"), "search-more", "type-body");
      default -> hit(line);
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

  private Node hit(SearchLine line) {
    HitPane shown = pane;
    if (shown == null) {
      shown = new HitPane(context);
      pane = shown;
    }
    switch (line) {
      case SearchLine.OfPodcast podcast -> shown.show(podcast.hit().podcast().imageUrl(),
          podcast.hit().podcast().title(), podcast.hit().title(), "", null, List.of(podcast.hit().text()));
      case SearchLine.OfEpisode episode -> show(shown, episode.hit().row(), episode.hit().title(), null,
          List.of(episode.hit().text()));
      case SearchLine.OfPassage passage -> show(shown, passage.hit().row(), plain(passage.hit().row().title()),
          passage.hit().startMs() < 0 ? null : passage.hit().startMs(), List.of(passage.hit().text()));
      case SearchLine.OfEarmark earmark -> show(shown, earmark.hit().row(), plain(earmark.hit().row().title()),
          earmark.hit().positionMs(), List.of(earmark.hit().note(), earmark.hit().sentence()));
      case SearchLine.Heading _, SearchLine.More _ -> throw new IllegalArgumentException("no hit: " + line);
    }
    return shown;
  }

  private void show(HitPane shown, EpisodeRow row, Snippet title, @Nullable Long momentMs, List<Snippet> texts) {
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
    shown.show(row.imageUrl(), row.podcastTitle(), title, facts.toString(), momentMs, texts);
  }
}
