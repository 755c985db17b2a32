package app.earmark.service;

import app.earmark.model.Earmark;
import app.earmark.model.EpisodeId;
import app.earmark.model.EpisodeRow;
import app.earmark.model.search.SearchQuery;
import app.earmark.model.search.SearchResults;
import app.earmark.model.search.SearchResults.EarmarkHit;
import app.earmark.model.search.SearchResults.EpisodeHit;
import app.earmark.model.search.SearchResults.PassageHit;
import app.earmark.model.search.SearchResults.PodcastHit;
import app.earmark.model.search.SearchSort;
import app.earmark.model.search.Snippet;
import app.earmark.service.search.PlainText;
import app.earmark.service.search.QueryReader;
import app.earmark.service.search.Ranking;
import app.earmark.service.search.Snippets;
import app.earmark.store.LibraryStore;
import app.earmark.store.SearchStore;
import app.earmark.store.SearchStore.Candidate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Finds podcasts, episodes, notes, chapters, transcripts and earmarks by words and filters, as
 * {@link QueryReader} describes them. Blocks a few milliseconds; any thread but JavaFX's.
 */
public final class Search {

  /** So many of the newest that match are ranked; whoever seeks an older one types a word more. */
  private static final int RANKED = 300;

  /** Each is counted anew. */
  private static final int MOST_PODCASTS = 10;

  private final LibraryStore store;
  private final Library library;
  private final Clock clock;
  private final QueryReader reader;

  /** What is loaded once stays. */
  private final AtomicBoolean rehearsed = new AtomicBoolean();

  public Search(LibraryStore store, Library library, Clock clock) {
    this.store = store;
    this.library = library;
    this.clock = clock;
    this.reader = new QueryReader(clock);
  }

  /**
   * Seeks what is surely there, by words and by a filter. The first search of all costs ten times what the next one
   * does, because its code and its index have to be loaded; done when the search is opened, that is over before the
   * first key. A second call does nothing.
   */
  public void rehearse() {
    if (rehearsed.getAndSet(true)) {
      return;
    }
    for (Candidate newest : store.search().byFilters(reader.read("is:unplayed"), 1)) {
      var _ = typing(newest.title(), 1);
      var _ = typing(newest.podcast() + " is:unplayed", 1);
      newest.podcast().codePoints().limit(1).forEach(letter -> typing(Character.toString(letter), 1));
    }
  }

  /** What is found while it is typed: a last word without a space after it may go on. At most so many of a group. */
  public SearchResults typing(String typed, int most) {
    return find(reader.readTyping(typed), most);
  }

  /** What is found by what was given in full. */
  public SearchResults find(String typed, int most) {
    return find(reader.read(typed), most);
  }

  /** Every episode that a query finds anywhere in title, notes or chapters, in that order. */
  public List<EpisodeId> all(String query, SearchSort sort) {
    return store.search().all(reader.read(query), sort);
  }

  /** How many episodes match; stops counting at {@code most}. Blocks. */
  public int countUpTo(String query, int most) {
    return store.search().countUpTo(reader.read(query), most);
  }

  private SearchResults find(SearchQuery query, int most) {
    if (query.isEmpty()) {
      return SearchResults.NONE;
    }
    SearchStore index = store.search();
    int waiting = store.searchIndex().waiting();
    if (query.wanted().isEmpty()) {
      List<Candidate> found = index.byFilters(query, most + 1);
      return new SearchResults(List.of(), hits(first(found, most), new Snippets(List.of()), false), List.of(),
          List.of(), List.of(), found.size() > most, waiting);
    }
    Snippets snippets = new Snippets(query.wanted());
    List<Candidate> titles = new ArrayList<>(titles(index, query));
    List<Candidate> mentions = mentions(index, query, titles, snippets);
    List<PassageHit> passages = passages(index, query, snippets, most);
    List<PodcastHit> podcasts = query.hasFilters() ? List.of() : podcasts(index, query, snippets, most);
    boolean more = titles.size() > most || mentions.size() > most || passages.size() > most;
    return new SearchResults(podcasts, hits(first(titles, most), snippets, false),
        hits(first(mentions, most), snippets, true), first(passages, most), earmarks(index, query, snippets, most),
        more, waiting);
  }

  private static <T> List<T> first(List<T> list, int most) {
    return list.subList(0, Math.min(most, list.size()));
  }

  private List<Candidate> titles(SearchStore index, SearchQuery query) {
    Map<EpisodeId, Candidate> found = new LinkedHashMap<>();
    index.byTitle(query, RANKED).forEach(candidate -> found.put(candidate.id(), candidate));
    if (found.isEmpty()) {
      index.byPart(query, RANKED).forEach(candidate -> found.put(candidate.id(), candidate));
    }
    return ranked(found.values(), query);
  }

  private List<Candidate> ranked(Collection<Candidate> found, SearchQuery query) {
    var ranking = new Ranking(query.wanted(), clock.instant());
    record Ranked(Candidate candidate, double rank) {}

    return found.stream()
        .map(candidate -> new Ranked(candidate, ranking.of(candidate.title(), candidate.at())))
        .sorted(Comparator.comparingDouble(Ranked::rank).reversed())
        .map(Ranked::candidate)
        .toList();
  }

  /** Those with all the words in their title and their podcast's taken together go to the end of {@code titles}. */
  private List<Candidate> mentions(
      SearchStore index, SearchQuery query, List<Candidate> titles, Snippets snippets) {
    Set<EpisodeId> shown = titles.stream().map(Candidate::id).collect(Collectors.toSet());
    List<Candidate> named = new ArrayList<>();
    List<Candidate> mentioned = new ArrayList<>();
    for (Candidate candidate : index.byText(query, RANKED)) {
      if (!shown.contains(candidate.id())) {
        boolean byName = snippets.hasSome(candidate.title())
            && snippets.hasAll(candidate.title() + " " + candidate.podcast());
        (byName ? named : mentioned).add(candidate);
      }
    }
    titles.addAll(ranked(named, query));
    return ranked(mentioned, query);
  }

  private List<EpisodeHit> hits(List<Candidate> candidates, Snippets snippets, boolean texts) {
    List<EpisodeId> ids = candidates.stream().map(Candidate::id).toList();
    Map<EpisodeId, SearchStore.Source> sources = texts ? store.search().sources(ids) : Map.of();
    return store.episodes().rows(ids).stream()
        .map(row -> new EpisodeHit(row, snippets.whole(row.title()),
            Optional.ofNullable(sources.get(row.id())).map(source -> piece(snippets, source)).orElse(Snippet.NONE)))
        .toList();
  }

  private static Snippet piece(Snippets snippets, SearchStore.Source source) {
    Snippet notes = snippets.piece(PlainText.of(source.notes()));
    return notes.equals(Snippet.NONE) ? snippets.piece(source.chapters().replace("\n", " · ")) : notes;
  }

  private List<PodcastHit> podcasts(SearchStore index, SearchQuery query, Snippets snippets, int most) {
    List<PodcastHit> hits = new ArrayList<>();
    for (SearchStore.PodcastCandidate candidate : index.podcasts(query.wanted(), Math.min(most, MOST_PODCASTS))) {
      library.podcast(candidate.id()).ifPresent(podcast -> hits.add(new PodcastHit(podcast,
          snippets.whole(candidate.title()), snippets.piece(PlainText.of(candidate.description())))));
    }
    return hits;
  }

  private List<PassageHit> passages(SearchStore index, SearchQuery query, Snippets snippets, int most) {
    List<SearchStore.Passage> found = index.passages(query, most + 1);
    Map<EpisodeId, EpisodeRow> rows = rows(found.stream().map(SearchStore.Passage::episode).distinct().toList());
    List<PassageHit> hits = new ArrayList<>();
    for (SearchStore.Passage passage : found) {
      EpisodeRow row = rows.get(passage.episode());
      if (row != null) {
        SearchStore.Line best = passage.lines().getFirst();
        int mostMarks = -1;
        for (SearchStore.Line line : passage.lines()) {
          int marks = snippets.whole(line.text()).marks().size();
          if (marks > mostMarks) {
            mostMarks = marks;
            best = line;
          }
        }
        String text = passage.lines().stream().map(SearchStore.Line::text).collect(Collectors.joining(" "));
        hits.add(new PassageHit(row, best.startMs(), snippets.piece(text)));
      }
    }
    return hits;
  }

  private Map<EpisodeId, EpisodeRow> rows(Collection<EpisodeId> ids) {
    return store.episodes().rows(ids).stream().collect(Collectors.toMap(EpisodeRow::id, Function.identity()));
  }

  private List<EarmarkHit> earmarks(SearchStore index, SearchQuery query, Snippets snippets, int most) {
    List<Long> ids = index.earmarks(query, most);
    return ids.isEmpty() ? List.of() : store.earmarks().some(ids).stream()
        .sorted(Comparator.comparing(Earmark::madeAt).reversed())
        .map(earmark -> new EarmarkHit(earmark.row(), earmark.id(), earmark.positionMs(),
            snippets.whole(earmark.note()), snippets.whole(earmark.sentence() == null ? "" : earmark.sentence())))
        .toList();
  }
}
