package app.earmark.service;

import app.earmark.model.FeedDiagnostic;
import app.earmark.model.ParsedFeed;
import app.earmark.model.ParsedItem;
import app.earmark.net.Credentials;
import app.earmark.net.FeedRequest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads on where a feed keeps its older episodes on further pages: {@code next} of a paged feed, {@code prev-archive}
 * of an archived one (RFC 5005, sections 3 and 4). Pages may lie anywhere on the web, as the feed itself may, but a
 * name and password go to the feed's own origin alone. Bounded, and a page is never asked twice. Blocking; an interrupt
 * ends it soon.
 */
final class FeedPages {

  private static final int MOST_PAGES = 200;
  private static final int MOST_ITEMS = 50_000;

  private final FeedLookup lookup;

  FeedPages(FeedLookup lookup) {
    this.lookup = lookup;
  }

  /** Whether the feed says that there is more than this page. */
  static boolean hasMore(FeedLookup.Feed first) {
    return first.feed().extras().nextPage() != null;
  }

  /**
   * The feed with the items of all its pages; a page that cannot be had ends it with a diagnostic, for what came before
   * it is as good as ever. Null: interrupted.
   */
  FeedLookup.@Nullable Feed whole(FeedLookup.Feed first) {
    List<ParsedItem> items = new ArrayList<>(first.feed().items());
    List<FeedDiagnostic> diagnostics = new ArrayList<>(first.feed().diagnostics());
    Set<String> seen = new HashSet<>(List.of(first.feedUrl(), first.finalUrl()));
    String next = first.feed().extras().nextPage();
    int pages = 1;
    while (next != null && seen.add(next)) {
      if (pages == MOST_PAGES || items.size() >= MOST_ITEMS) {
        diagnostics.add(note("only its first " + pages + " pages were read"));
        break;
      }
      switch (page(first, next)) {
        case FeedLookup.Feed page -> {
          pages++;
          items.addAll(page.feed().items());
          next = page.feed().extras().nextPage();
        }
        case FeedLookup.Stopped _ -> {
          return null;
        }
        default -> {
          diagnostics.add(note("page " + (pages + 1) + " with older episodes could not be read: "
              + FeedAddress.host(next)));
          next = null;
        }
      }
    }
    return pages == 1 && diagnostics.size() == first.feed().diagnostics().size()
        ? first : first.with(withItems(first.feed(), items, diagnostics));
  }

  private FeedLookup.Answer page(FeedLookup.Feed first, String url) {
    boolean own = Credentials.mayGoTo(first.feedUrl(), url);
    return lookup.page(new FeedRequest(url, null, null, own ? first.credentials() : null));
  }

  private static FeedDiagnostic note(String detail) {
    return new FeedDiagnostic(FeedDiagnostic.Kind.OTHER, null, detail);
  }

  private static ParsedFeed withItems(ParsedFeed feed, List<ParsedItem> items, List<FeedDiagnostic> diagnostics) {
    return new ParsedFeed(feed.title(), feed.link(), feed.description(), feed.language(), feed.imageUrl(),
        feed.author(), feed.itunesType(), feed.podcastGuid(), feed.newFeedUrl(), feed.categories(),
        feed.supportLinks(), feed.hints(), feed.extras(), items, diagnostics);
  }
}
