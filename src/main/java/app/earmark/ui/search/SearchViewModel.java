package app.earmark.ui.search;

import app.earmark.model.EpisodeRow;
import app.earmark.model.PodcastId;
import app.earmark.model.search.SearchResults;
import app.earmark.service.Library;
import app.earmark.service.Search;
import app.earmark.ui.common.Attachable;
import app.earmark.ui.common.Background;
import app.earmark.ui.common.Navigator;
import app.earmark.ui.common.Place;
import app.earmark.ui.common.Reload;
import app.earmark.ui.common.page.EpisodeActions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** What the Search page shows: it searches at every key, one search at a time. JavaFX thread only. */
public final class SearchViewModel extends Attachable {

  /** So many of each kind at first. */
  static final int FEW = 12;

  private static final int MANY = 200;

  private final Search search;
  private final Library library;
  private final Background background;
  private final Navigator navigator;
  private final EpisodeActions actions;
  private final StringProperty words;
  private final Reload<Found> reload;
  private final ObservableList<SearchLine> lines = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<SearchResults> results =
      new ReadOnlyObjectWrapper<>(this, "results", SearchResults.NONE);

  /** What is to be sought next: written on the JavaFX thread, read in the background. */
  private volatile Wanted wanted = new Wanted("", FEW);

  private String answered = "";
  private Set<PodcastId> subscribed = Set.of();

  private record Wanted(String words, int most) {}

  private record Found(String words, SearchResults results, Set<PodcastId> subscribed) {}

  /** @param words what is typed; outlives the page */
  public SearchViewModel(
      Search search, Library library, Background background, Navigator navigator, EpisodeActions actions,
      StringProperty words) {
    this.search = search;
    this.library = library;
    this.background = background;
    this.navigator = navigator;
    this.actions = actions;
    this.words = words;
    this.reload = new Reload<>(background, () -> {
      Wanted now = wanted;
      return new Found(now.words, search.typing(now.words, now.most), library.subscribed());
    }, this::show);
  }

  @Override
  protected void onAttach() {
    hold(background.run(search::rehearse));
    hold(words, typed -> {
      wanted = new Wanted(typed, FEW);
      reload.atOnce();
    });
    hold(background.fx().latest(library.changes(), change -> reload.now()));
    hold(reload::stop);
  }

  private void show(Found answer) {
    SearchResults found = answer.results;
    answered = answer.words;
    subscribed = answer.subscribed;
    List<SearchLine> next = new ArrayList<>();
    group(next, "page.search.podcasts", found.podcasts(), SearchLine.OfPodcast::new);
    group(next, "page.search.earmarks", found.earmarks(), SearchLine.OfEarmark::new);
    group(next, "page.search.episodes", found.episodes(), SearchLine.OfEpisode::new);
    group(next, "page.search.mentions", found.mentions(), SearchLine.OfEpisode::new);
    group(next, "page.search.passages", found.passages(), SearchLine.OfPassage::new);
    if (found.more() && wanted.most < MANY) {
      next.add(new SearchLine.More());
    }
    if (!next.equals(lines)) {
      lines.setAll(next);
    }
    // Last: who is told of the results looks at their lines.
    results.set(found);
  }

  private static <H> void group(
      List<SearchLine> lines, String heading, List<H> hits, Function<H, SearchLine> line) {
    if (!hits.isEmpty()) {
      lines.add(new SearchLine.Heading(heading));
      hits.forEach(hit -> lines.add(line.apply(hit)));
    }
  }

  /** Opens what a line is about, or plays from the moment it names. */
  public void open(SearchLine line) {
    switch (line) {
      case SearchLine.OfPodcast podcast -> navigator.open(new Place.OnePodcast(podcast.hit().podcast().id()));
      case SearchLine.OfEpisode episode -> navigator.open(new Place.OneEpisode(episode.hit().row().id()));
      case SearchLine.OfPassage passage when passage.hit().startMs() < 0 ->
          navigator.open(new Place.OneEpisode(passage.hit().row().id()));
      case SearchLine.OfPassage _, SearchLine.OfEarmark _ -> play(line);
      case SearchLine.More _ -> more();
      case SearchLine.Heading _ -> { }
    }
  }

  /** Plays what a line is about, from the moment it names. */
  public void play(SearchLine line) {
    switch (line) {
      case SearchLine.OfEpisode episode -> actions.play(episode.hit().row());
      case SearchLine.OfPassage passage when passage.hit().startMs() >= 0 ->
          actions.playAt(passage.hit().row(), passage.hit().startMs());
      case SearchLine.OfEarmark earmark -> actions.playAt(earmark.hit().row(), earmark.hit().positionMs());
      default -> open(line);
    }
  }

  private void more() {
    wanted = new Wanted(words.get(), MANY);
    reload.atOnce();
  }

  /** The episode that a line is about. */
  public static Optional<EpisodeRow> row(SearchLine line) {
    return switch (line) {
      case SearchLine.OfEpisode episode -> Optional.of(episode.hit().row());
      case SearchLine.OfPassage passage -> Optional.of(passage.hit().row());
      case SearchLine.OfEarmark earmark -> Optional.of(earmark.hit().row());
      case SearchLine.Heading _, SearchLine.OfPodcast _, SearchLine.More _ -> Optional.empty();
    };
  }

  public StringProperty wordsProperty() {
    return words;
  }

  /** Whether an episode was found in a podcast that is subscribed to; marks and files of others are found as well. */
  public boolean isSubscribed(EpisodeRow row) {
    return subscribed.contains(row.podcast());
  }

  /** The words that the lines are the answer to. */
  public String answeredWords() {
    return answered;
  }

  public ObservableList<SearchLine> lines() {
    return lines;
  }

  public ReadOnlyObjectProperty<SearchResults> resultsProperty() {
    return results.getReadOnlyProperty();
  }
}
