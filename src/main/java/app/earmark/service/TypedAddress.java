package app.earmark.service;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the listener types or pastes as the address of a podcast. */
final class TypedAddress {

  /** Schemes with which pages offer their feed to a podcast program. */
  private static final List<String> PODCAST_SCHEMES = List.of("podcast:", "pcast:", "feed:", "itpc:");

  private TypedAddress() {}

  /** The http or https address that is meant; empty where it is none. */
  static Optional<String> url(String typed) {
    String rest = typed.strip();
    String lower = rest.toLowerCase(Locale.ROOT);
    for (String scheme : PODCAST_SCHEMES) {
      if (lower.startsWith(scheme)) {
        rest = rest.substring(scheme.length()).replaceFirst("^//", "");
        break;
      }
    }
    lower = rest.toLowerCase(Locale.ROOT);
    if (!lower.startsWith("http://") && !lower.startsWith("https://")) {
      if (rest.contains("://") || !rest.matches("[^\\s/@]+(\\.[^\\s/@]+|:\\d+).*")) {
        return Optional.empty();
      }
      rest = "https://" + rest;
    }
    try {
      String encoded = rest.replace(" ", "%20");
      return new URI(encoded).getHost() == null ? Optional.empty() : Optional.of(encoded);
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }
}
