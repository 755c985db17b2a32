package app.earmark.feed.text;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Makes absolute http addresses of what feeds write: blanks and line ends around or within them, no scheme, relative
 * ones, letters that do not belong there. RFC 3986, section 5, read leniently: what is absolute already stays as it is
 * written, letter for letter, because hosts sign their addresses.
 */
public final class Addresses {

  private Addresses() {}

  /**
   * The absolute address; {@code null} where it is none, or neither http nor https.
   *
   * @param base the address of the document, or its {@code xml:base}; where it is none (a file is being checked),
   *     relative addresses stay as they are written
   */
  public static @Nullable String absolute(@Nullable String written, String base) {
    if (written == null) {
      return null;
    }
    String text = tidy(written);
    if (text.isEmpty()) {
      return null;
    }
    if (text.startsWith("https://") || text.startsWith("http://")) {
      return text.length() > "https://".length() ? text : null;
    }
    if (isHttp(text)) {
      int rest = text.indexOf("://");
      return text.length() > rest + 3 ? text.substring(0, rest).toLowerCase(Locale.ROOT) + text.substring(rest) : null;
    }
    if (hasScheme(text)) {
      return null;
    }
    return isHttp(base) ? resolve(text, base) : text;
  }

  /** What {@code xml:base} makes of the base around it. */
  public static String base(@Nullable String written, String base) {
    String absolute = absolute(written, base);
    return absolute == null ? base : absolute;
  }

  private static @Nullable String resolve(String relative, String base) {
    try {
      URI start = new URI(escape(base));
      String resolved;
      if (start.getHost() != null && start.getRawPath().isEmpty() && !relative.startsWith("/")) {
        resolved = start.getScheme() + "://" + start.getRawAuthority() + "/" + relative;
      } else if (relative.startsWith("?")) {
        String withoutQuery = base.indexOf('?') < 0 ? base : base.substring(0, base.indexOf('?'));
        resolved = withoutQuery + relative;
      } else {
        resolved = start.resolve(new URI(escape(relative))).toString();
      }
      return isHttp(resolved) ? resolved : null;
    } catch (URISyntaxException | IllegalArgumentException e) {
      return null;
    }
  }

  private static String tidy(String written) {
    String text = written.strip();
    boolean broken = false;
    for (int i = 0; i < text.length() && !broken; i++) {
      char c = text.charAt(i);
      broken = c <= ' ' || c == '\u00a0';
    }
    if (!broken) {
      return text.startsWith("www.") ? "http://" + text : text;
    }
    StringBuilder tidy = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == ' ' || c == '\u00a0') {
        tidy.append("%20");
      } else if (c > ' ') {
        tidy.append(c);
      }
    }
    return tidy.toString();
  }

  private static String escape(String address) {
    StringBuilder escaped = new StringBuilder(address.length() + 16);
    for (int i = 0; i < address.length(); i++) {
      char c = address.charAt(i);
      boolean bad = "\"<>\\^`{|}[]".indexOf(c) >= 0 || c <= ' '
          || (c == '%' && (i + 2 >= address.length() || Character.digit(address.charAt(i + 1), 16) < 0));
      if (bad) {
        escaped.append('%').append(Character.forDigit(c >> 4, 16)).append(Character.forDigit(c & 15, 16));
      } else {
        escaped.append(c);
      }
    }
    return escaped.toString();
  }

  private static boolean isHttp(String text) {
    return text.regionMatches(true, 0, "http://", 0, 7) || text.regionMatches(true, 0, "https://", 0, 8);
  }

  private static boolean hasScheme(String text) {
    int colon = text.indexOf(':');
    int slash = text.indexOf('/');
    if (colon <= 0 || (slash >= 0 && slash < colon)) {
      return false;
    }
    for (int i = 0; i < colon; i++) {
      char c = text.charAt(i);
      boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
      if (!letter && (i == 0 || ((c < '0' || c > '9') && "+-.".indexOf(c) < 0))) {
        return false;
      }
    }
    return true;
  }
}
