package app.earmark.service;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What of a file's address says which file it is: without the scheme (hosts go from http to https and back), without
 * counters before it ({@code https://op3.example/e/media.example/1.mp3}: up to six have been seen in a row), the host
 * in lower case.
 *
 * @param full with the query, which names the file on some hosts ({@code download.php?id=12})
 * @param bare without the query, which on other hosts changes at every fetch
 * @param file the name of the file alone, in lower case, which survives a move to another host
 */
record AudioAddress(String full, String bare, String file) {

  /** A segment of a path that is a host name and has something behind it: where a counter sends its visitors. */
  private static final Pattern EMBEDDED_HOST =
      Pattern.compile("/(?:https?:/{1,2})?((?:[A-Za-z0-9-]+\\.)+[A-Za-z]{2,}(?::\\d+)?/)");

  private static final Pattern SCHEME = Pattern.compile("^[A-Za-z][A-Za-z0-9+.-]*:/{0,3}");

  static AudioAddress of(String url) {
    String rest = withoutScheme(url.strip());
    int fragment = rest.indexOf('#');
    if (fragment >= 0) {
      rest = rest.substring(0, fragment);
    }
    int question = rest.indexOf('?');
    String query = question < 0 ? "" : rest.substring(question);
    String path = question < 0 ? rest : rest.substring(0, question);
    if (mayEmbedHost(path)) {
      path = withoutCounters(path);
    }
    int slash = path.indexOf('/');
    String bare = slash < 0
        ? path.toLowerCase(Locale.ROOT)
        : path.substring(0, slash).toLowerCase(Locale.ROOT) + path.substring(slash);
    String file = bare.substring(bare.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    return new AudioAddress(bare + query, bare, file);
  }

  /** Whether a folder of it has a dot; few have, and hundreds are looked at for each feed. */
  private static boolean mayEmbedHost(String path) {
    int dot = path.indexOf('.', Math.max(0, path.indexOf('/')));
    return dot >= 0 && path.indexOf('/', dot) >= 0;
  }

  private static String withoutCounters(String counted) {
    String path = counted;
    Matcher embedded = EMBEDDED_HOST.matcher(path);
    while (embedded.find()) {
      path = path.substring(embedded.start(1));
      embedded = EMBEDDED_HOST.matcher(path);
    }
    return path;
  }

  /** The same for a page or a guid that may be an address: without scheme, {@code www.} and a slash at the end. */
  static @Nullable String plain(@Nullable String address) {
    if (address == null || address.isBlank()) {
      return null;
    }
    String plain = address.strip();
    if (plain.startsWith("http://") || plain.startsWith("https://")) {
      plain = withoutScheme(plain);
      plain = plain.startsWith("www.") ? plain.substring(4) : plain;
      plain = plain.endsWith("/") ? plain.substring(0, plain.length() - 1) : plain;
    }
    return plain;
  }

  private static String withoutScheme(String address) {
    // As nearly all are written; hundreds are looked at for each feed.
    if (address.startsWith("https://") && !address.startsWith("/", 8)) {
      return address.substring(8);
    }
    return SCHEME.matcher(address).replaceFirst("");
  }
}
