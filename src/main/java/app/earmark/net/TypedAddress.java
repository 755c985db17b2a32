package app.earmark.net;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** What a listener may type or paste as the address of a podcast, told apart without asking the network. */
sealed interface TypedAddress {

  /** An address that can be fetched, name and password included. */
  record Web(HttpUrl url) implements TypedAddress {}

  /** A podcast by its number in Apple's directory, which also other sites use in their links. */
  record Apple(String id) implements TypedAddress {}

  /** A site that has shows but hands out no feed. */
  record Closed(String host) implements TypedAddress {}

  /** No address. */
  record Nonsense() implements TypedAddress {}

  /** Reads what was typed. */
  static TypedAddress read(String typed) {
    return Reader.read(typed);
  }

  /** The reading itself, so that the interface shows only what comes of it. */
  final class Reader {

    /** Quotes and brackets that come along from mails and chats, blanks that are not seen. */
    private static final String QUOTES = "\"'“”„‘’«»\u200b\u200e\u200f\u2060\ufeff\u00a0";

    private static final List<String> BRACKETS = List.of("<>", "()", "[]", "{}");

    private static final Pattern SCHEME = Pattern.compile("(?i)([a-z][a-z0-9+.-]*):(?!\\d)(.*)");
    private static final List<String> PODCAST_SCHEMES =
        List.of("podcast", "podcasts", "pcast", "pcasts", "feed", "feeds", "itpc", "rss", "itms", "itmss",
            "itms-podcast", "itms-podcasts");

    private static final List<String> CLOSED = List.of(
        "youtube.com", "youtu.be", "youtube-nocookie.com", "spotify.com", "spotify.link", "deezer.com", "audible.com",
        "audible.de", "audible.co.uk", "netflix.com", "tiktok.com", "twitch.tv", "music.amazon.com",
        "music.amazon.de", "music.amazon.co.uk", "instagram.com", "facebook.com");

    private static final Pattern APPLE_ID = Pattern.compile("/id(\\d{5,12})(?:/|$)");
    private static final Pattern OTHERS_WITH_APPLE_ID =
        Pattern.compile("(?:overcast\\.fm/itunes|pod\\.link/|podnews\\.net/podcast/i)(\\d{5,12})\\b.*");

    private Reader() {}

    static TypedAddress read(String typed) {
      HttpUrl url = parse(withScheme(unwrap(typed)));
      if (url == null) {
        return new Nonsense();
      }
      String host = url.host().toLowerCase(Locale.ROOT);
      if (CLOSED.stream().anyMatch(closed -> host.equals(closed) || host.endsWith("." + closed))) {
        return new Closed(host);
      }
      if (host.equals("podcasts.apple.com") || host.equals("itunes.apple.com")) {
        Matcher id = APPLE_ID.matcher(url.encodedPath());
        String query = url.queryParameter("id");
        if (id.find()) {
          return new Apple(id.group(1));
        }
        return query != null && query.matches("\\d{5,12}") ? new Apple(query) : new Web(url);
      }
      Matcher other = OTHERS_WITH_APPLE_ID.matcher(host.replaceFirst("^www\\.", "") + url.encodedPath());
      if (other.matches()) {
        return new Apple(other.group(1));
      }
      HttpUrl inside = inside(host, url);
      return new Web(inside == null ? url : inside);
    }

    /** Sites whose links carry the feed's address in them. */
    private static @Nullable HttpUrl inside(String host, HttpUrl url) {
      List<String> path = url.pathSegments();
      if (host.endsWith("subscribeonandroid.com") && url.encodedPath().length() > 1) {
        return HttpUrl.parse("http:/" + url.encodedPath());
      }
      if (host.equals("podcasts.google.com") && path.size() > 1 && path.getFirst().equals("feed")) {
        try {
          return HttpUrl.parse(
              new String(Base64.getUrlDecoder().decode(path.get(1)), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
          return null;
        }
      }
      return null;
    }

    private static String unwrap(String typed) {
      int start = 0;
      int end = typed.length();
      while (start < end && isQuote(typed.charAt(start))) {
        start++;
      }
      while (end > start && isQuote(typed.charAt(end - 1))) {
        end--;
      }
      String text = typed.substring(start, end);
      // Only in pairs: an address may well end with a bracket of its own.
      return text.length() > 1 && BRACKETS.contains("" + text.charAt(0) + text.charAt(text.length() - 1))
          ? unwrap(text.substring(1, text.length() - 1))
          : text;
    }

    private static boolean isQuote(char c) {
      return Character.isWhitespace(c) || QUOTES.indexOf(c) >= 0;
    }

    /** With http or https in front, or empty for what is no address. */
    private static String withScheme(String text) {
      Matcher matcher = SCHEME.matcher(text);
      if (!matcher.matches()) {
        return bare(text);
      }
      String scheme = matcher.group(1).toLowerCase(Locale.ROOT);
      String rest = matcher.group(2);
      if (scheme.equals("http") || scheme.equals("https")) {
        return scheme + "://" + rest.replaceFirst("^/+", "");
      }
      if (PODCAST_SCHEMES.contains(scheme)) {
        String inner = rest.replaceFirst("^/+", "");
        // A second scheme inside, also where a browser has swallowed its colon: podcast://https//host/feed.
        Matcher second = Pattern.compile("(?i)(https?):?//+(.*)").matcher(inner);
        return second.matches()
            ? second.group(1).toLowerCase(Locale.ROOT) + "://" + second.group(2)
            : bare(inner);
      }
      // user:password@host/feed looks like a scheme; anything else is one that we cannot fetch.
      return rest.contains("@") && !rest.startsWith("//") && !scheme.equals("mailto") ? bare(text) : "";
    }

    /** A host that was typed without a scheme. Plain http: who has only https redirects, who has only http stays. */
    private static String bare(String text) {
      String rest = text.replaceFirst("^/+", "");
      String authority = rest.split("[/?#]", 2)[0];
      boolean mail = authority.contains("@") && !authority.contains(":");
      String host = authority.substring(authority.lastIndexOf('@') + 1).replaceFirst(":\\d+$", "");
      boolean known = host.equalsIgnoreCase("localhost") || host.startsWith("[")
          || (host.contains(".") && !host.startsWith(".") && !host.contains(".."));
      return !mail && known ? "http://" + rest : "";
    }

    private static @Nullable HttpUrl parse(String text) {
      return text.isEmpty() ? null : HttpUrl.parse(text.replaceAll("\\s", "%20"));
    }
  }
}
