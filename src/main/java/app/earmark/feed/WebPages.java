package app.earmark.feed;

import static java.nio.charset.StandardCharsets.UTF_8;

import app.earmark.feed.text.Addresses;
import app.earmark.model.FeedCandidate;
import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * Finds the feeds of a web page: {@code link rel="alternate"} in its head ("RSS autodiscovery"), and links in its text
 * that look like one, for many pages offer their podcast only as "Subscribe: RSS". The podcast comes before the
 * articles, and these before the comments. For any thread.
 */
final class WebPages {

  /** No page says where its feeds are behind this; jsoup takes a minute for four times as much of the worst HTML. */
  private static final int MOST_BYTES = 1024 * 1024;
  private static final int MOST_CANDIDATES = 20;
  private static final Set<String> FEED_TYPES = Set.of("application/rss+xml", "application/atom+xml",
      "application/rdf+xml", "application/xml", "text/xml", "application/x-rss+xml", "application/feed+xml");
  private static final List<String> PODCAST_SCHEMES = List.of("podcast://", "pcast://", "itpc://", "feed://", "feed:");
  /** What stands around the address of a feed in the addresses of podcast apps. */
  private static final List<String> SUBSCRIBERS = List.of("subscribeonandroid.com/", "podcastaddict.com/feed/",
      "overcast.fm/+url/", "pca.st/feed/", "player.fm/subscribe?id=", "podcastrepublic.net/podcast/");

  List<FeedCandidate> candidates(byte[] utf8, int start, String url) {
    int length = Math.min(MOST_BYTES, utf8.length - start);
    Document page = Jsoup.parse(new String(utf8, start, length, UTF_8), url);
    Element baseElement = page.selectFirst("base[href]");
    String base = Addresses.base(baseElement == null ? null : baseElement.attr("href"), url);
    Map<String, FeedCandidate> found = new LinkedHashMap<>();
    for (Element link : page.select("link[href]")) {
      if (isAlternate(link)) {
        add(found, candidate(link.attr("href"), link.attr("title"), 50, base));
      }
    }
    Set<String> declared = new HashSet<>(found.keySet());
    for (Element anchor : page.select("a[href]")) {
      FeedCandidate candidate = anchor(anchor, base);
      if (candidate != null && !declared.contains(candidate.url())) {
        add(found, candidate);
      } else if (candidate != null && candidate.likelihood() > 45) {
        // The page declares it and offers it to listeners: more than either alone.
        FeedCandidate known = found.get(candidate.url());
        if (known != null) {
          found.put(known.url(), new FeedCandidate(known.url(), known.title(), known.likelihood() + 10));
        }
      }
    }
    List<FeedCandidate> sorted = new ArrayList<>(found.values());
    sorted.sort(Comparator.comparingInt(FeedCandidate::likelihood).reversed());
    return sorted.size() > MOST_CANDIDATES ? sorted.subList(0, MOST_CANDIDATES) : sorted;
  }

  private static void add(Map<String, FeedCandidate> found, @Nullable FeedCandidate candidate) {
    if (candidate != null) {
      found.putIfAbsent(candidate.url(), candidate);
    }
  }

  private static boolean isAlternate(Element link) {
    String rel = link.attr("rel").toLowerCase(Locale.ROOT);
    String type = link.attr("type").toLowerCase(Locale.ROOT).replaceFirst(";.*", "").strip();
    boolean alternate = rel.contains("alternate") || rel.contains("feed") || rel.contains("podcast");
    return alternate && (FEED_TYPES.contains(type) || (type.isEmpty() && looksLikeFeed(link.attr("href"))));
  }

  private static @Nullable FeedCandidate anchor(Element anchor, String base) {
    String href = anchor.attr("href").strip();
    String text = anchor.text().strip();
    for (String scheme : PODCAST_SCHEMES) {
      if (href.regionMatches(true, 0, scheme, 0, scheme.length())) {
        String rest = href.substring(scheme.length());
        return candidate(rest.startsWith("http") ? rest : "http://" + rest.replaceFirst("^/+", ""), text, 60, base);
      }
    }
    for (String subscriber : SUBSCRIBERS) {
      int at = href.indexOf(subscriber);
      if (at >= 0) {
        String rest = URLDecoder.decode(href.substring(at + subscriber.length()).replace("+", "%2B"), UTF_8);
        return candidate(rest.startsWith("http") ? rest : "https://" + rest, text, 55, base);
      }
    }
    boolean named = text.equalsIgnoreCase("rss") || text.equalsIgnoreCase("rss feed") || text.equalsIgnoreCase("feed")
        || text.equalsIgnoreCase("podcast feed") || text.equalsIgnoreCase("podcast rss")
        || anchor.attr("title").toLowerCase(Locale.ROOT).contains("rss")
        || anchor.attr("type").toLowerCase(Locale.ROOT).contains("rss+xml");
    if (!looksLikeFeed(href) && !named) {
      return null;
    }
    Element around = anchor.parent();
    String context = around == null ? "" : around.text().toLowerCase(Locale.ROOT);
    boolean offered = named && context.length() < 300 && (context.contains("subscribe") || context.contains("podcast"));
    return candidate(href, text, offered ? 48 : named ? 35 : 25, base);
  }

  /** Judges by address and title; {@code null} where it is no address, or an app's directory and not a feed. */
  private static @Nullable FeedCandidate candidate(String href, String title, int start, String base) {
    String address = Addresses.absolute(href, base);
    if (address == null) {
      return null;
    }
    String words = (address + " " + title).toLowerCase(Locale.ROOT);
    if (words.contains("oembed") || words.contains("wp-json") || words.contains("podcasts.apple.com")
        || words.contains("itunes.apple.com") || words.contains("open.spotify.com")) {
      return null;
    }
    int likelihood = start;
    likelihood += contains(words, "podcast", "itunes", "pcast") ? 30 : 0;
    likelihood += contains(words, "mp3", "audio", "episode", "listen", "m4a") ? 15 : 0;
    likelihood -= contains(words, "comment", "kommentar", "respuesta", "replies") ? 60 : 0;
    likelihood -= contains(words, "/category/", "/tag/", "/author/", "/page/", "?s=", "search") ? 10 : 0;
    likelihood -= contains(words, "video", "ogg", "opus", "torrent") ? 5 : 0;
    return new FeedCandidate(address, title.isEmpty() ? null : title, likelihood);
  }

  private static boolean contains(String words, String... any) {
    for (String word : any) {
      if (words.contains(word)) {
        return true;
      }
    }
    return false;
  }

  private static boolean looksLikeFeed(String href) {
    String lower = href.toLowerCase(Locale.ROOT);
    String path = lower.replaceFirst("[?#].*$", "");
    return path.endsWith(".rss") || path.endsWith("/feed") || path.endsWith("/feed/") || path.endsWith("/rss")
        || path.endsWith("/rss/") || path.endsWith("rss.xml")
        || path.endsWith("feed.xml") || path.endsWith("podcast.xml")
        || path.endsWith("atom.xml") || path.endsWith(".rdf") || path.contains("/feed/podcast")
        || lower.contains("?feed=") || lower.contains("&feed=") || lower.startsWith("http://feeds.")
        || lower.startsWith("https://feeds.") || lower.startsWith("https://rss.") || lower.startsWith("http://rss.");
  }
}
