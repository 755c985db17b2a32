package app.earmark.ui.search;

import app.earmark.model.search.SearchResults.EarmarkHit;
import app.earmark.model.search.SearchResults.EpisodeHit;
import app.earmark.model.search.SearchResults.PassageHit;
import app.earmark.model.search.SearchResults.PodcastHit;

/** A line of what was found. */
public sealed interface SearchLine {

  /** What the lines below it are; {@code text} is the key of the words. */
  record Heading(String text) implements SearchLine {}

  record OfPodcast(PodcastHit hit) implements SearchLine {}

  record OfEpisode(EpisodeHit hit) implements SearchLine {}

  record OfPassage(PassageHit hit) implements SearchLine {}

  record OfEarmark(EarmarkHit hit) implements SearchLine {}

  /** There is more than is shown. */
  record More() implements SearchLine {}
}
