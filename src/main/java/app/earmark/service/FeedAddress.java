package app.earmark.service;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/** Addresses of feeds: when two of them are one, and what of them may be shown. */
final class FeedAddress {

  private FeedAddress() {}

  /**
   * The same for all spellings of one feed's address: without scheme, name and password, {@code www.}, the usual port,
   * a slash at the end and the fragment; the host in lower case. Never an address to be asked.
   */
  static String key(String url) {
    String rest = url.strip();
    int scheme = rest.indexOf("://");
    rest = scheme < 0 ? rest : rest.substring(scheme + 3);
    int fragment = rest.indexOf('#');
    rest = fragment < 0 ? rest : rest.substring(0, fragment);
    int end = rest.length();
    for (int i = 0; i < rest.length(); i++) {
      if (rest.charAt(i) == '/' || rest.charAt(i) == '?') {
        end = i;
        break;
      }
    }
    String authority = rest.substring(0, end).toLowerCase(Locale.ROOT);
    authority = authority.substring(authority.lastIndexOf('@') + 1);
    authority = authority.replaceFirst(":(80|443)$", "");
    authority = authority.startsWith("www.") ? authority.substring(4) : authority;
    String path = rest.substring(end);
    return authority + (path.endsWith("/") ? path.substring(0, path.length() - 1) : path);
  }

  /** The host for sentences to the listener; what is not an address stays as it is. */
  static String host(String url) {
    try {
      String host = new URI(url).getHost();
      return host == null ? url : host;
    } catch (URISyntaxException e) {
      return url;
    }
  }
}
