package app.earmark.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A feed as it was read: the podcast, its items in the order of the feed, and what had to be mended on the way.
 *
 * @param description as HTML, not yet cleaned
 * @param itunesType {@code episodic} or {@code serial} ({@code itunes:type})
 * @param podcastGuid {@code podcast:guid}: the same for one podcast wherever it is hosted
 * @param newFeedUrl {@code itunes:new-feed-url}: where the publisher says the feed has gone
 * @param hints how often the publisher says the feed changes
 */
public record ParsedFeed(
    @Nullable String title,
    @Nullable String link,
    @Nullable String description,
    @Nullable String language,
    @Nullable String imageUrl,
    @Nullable String author,
    @Nullable String itunesType,
    @Nullable String podcastGuid,
    @Nullable String newFeedUrl,
    List<String> categories,
    List<SupportLink> supportLinks,
    RefreshHints hints,
    PodcastExtras extras,
    List<ParsedItem> items,
    List<FeedDiagnostic> diagnostics) {

  public ParsedFeed {
    categories = List.copyOf(categories);
    supportLinks = List.copyOf(supportLinks);
    items = List.copyOf(items);
    diagnostics = List.copyOf(diagnostics);
  }

  /** Whether the document ended in the middle, so that what is not in it says nothing. */
  public boolean isCutOff() {
    return diagnostics.stream().anyMatch(found -> found.kind() == FeedDiagnostic.Kind.CUT_OFF);
  }
}
