package app.earmark.feed.xml;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jdom2.Namespace;
import org.jspecify.annotations.Nullable;

/**
 * The namespaces that a podcast feed may speak, each under one address however the feed spells it: hosts write these
 * addresses in other letter case, with or without the last slash, with https, or not at all.
 */
public enum Vocabulary {
  /** RSS 0.9x, 1.0 and 2.0, with or without a namespace of their own. */
  RSS(Namespace.NO_NAMESPACE, "http://purl.org/rss/1.0/", "http://my.netscape.com/rdf/simple/0.9/",
      "http://channel.netscape.com/rdf/simple/0.9/", "http://backend.userland.com/rss",
      "http://backend.userland.com/rss2", "http://blogs.law.harvard.edu/tech/rss", "http://backend.userland.com/rss091",
      "http://backend.userland.com/rss092", "http://backend.userland.com/blogchannelmodule/rss",
      "http://purl.org/net/rss1.1#", "http://purl.org/rss/1.0"),
  ATOM("atom", "http://www.w3.org/2005/Atom"),
  ATOM_03("atom03", "http://purl.org/atom/ns#", "http://example.com/newformat#", "http://purl.org/atom/ns"),
  RDF("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"),
  XHTML("xhtml", "http://www.w3.org/1999/xhtml"),
  CONTENT("content", "http://purl.org/rss/1.0/modules/content/"),
  ITUNES("itunes", "http://www.itunes.com/dtds/podcast-1.0.dtd", "http://www.itunes.com/dtds/podcast-1.0.dtd/",
      "http://www.itunes.com/podcast-1.0.dtd", "http://example.com/dtds/podcast-1.0.dtd"),
  GOOGLE_PLAY("googleplay", "http://www.google.com/schemas/play-podcasts/1.0",
      "http://www.google.com/schemas/play-podcasts/1.0/play-podcasts.xsd"),
  PODCAST("podcast", "https://podcastindex.org/namespace/1.0",
      "https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/1.0.md"),
  PSC("psc", "http://podlove.org/simple-chapters"),
  MEDIA("media", "http://search.yahoo.com/mrss/", "http://search.yahoo.com/mrss", "http://video.search.yahoo.com/mrss",
      "http://www.rssboard.org/media-rss", "http://tools.search.yahoo.com/mrss/"),
  DC("dc", "http://purl.org/dc/elements/1.1/", "http://purl.org/dc/elements/1.0/"),
  DC_TERMS("dcterms", "http://purl.org/dc/terms/"),
  SYNDICATION("sy", "http://purl.org/rss/1.0/modules/syndication/"),
  /** RFC 5005, section 2 to 4. */
  FEED_HISTORY("fh", "http://purl.org/syndication/history/1.0"),
  RAW_VOICE("rawvoice", "http://www.rawvoice.com/rawvoiceRssModule/", "https://blubrry.com/developer/rawvoice-rss/",
      "http://blubrry.com/developer/rawvoice-rss"),
  /** Anything else: skipped. */
  OTHER(Namespace.getNamespace("other", "urn:other"));

  private static final Map<String, Vocabulary> BY_ADDRESS = new HashMap<>();
  private static final Map<String, Vocabulary> BY_PREFIX = new HashMap<>();

  static {
    for (Vocabulary vocabulary : values()) {
      for (String address : vocabulary.addresses) {
        BY_ADDRESS.put(key(address), vocabulary);
      }
      if (vocabulary != OTHER && vocabulary != RSS && vocabulary != ATOM_03) {
        BY_PREFIX.put(vocabulary.namespace.getPrefix(), vocabulary);
      }
    }
    BY_PREFIX.put("pcast", PODCAST);
    BY_PREFIX.put("a10", ATOM);
    BY_PREFIX.put("atom10", ATOM);
    BY_PREFIX.put("rss", RSS);
  }

  @SuppressWarnings("ImmutableEnumChecker") // JDOM's namespaces never change
  private final Namespace namespace;

  @SuppressWarnings("ImmutableEnumChecker")
  private final List<String> addresses;

  Vocabulary(String prefix, String address, String... spellings) {
    this.namespace = Namespace.getNamespace(prefix, address);
    this.addresses = Stream.concat(Stream.of(address), Stream.of(spellings)).toList();
  }

  Vocabulary(Namespace namespace, String... spellings) {
    this.namespace = namespace;
    this.addresses = List.of(spellings);
  }

  /** The one namespace under which elements of this vocabulary stand in the tree. */
  public Namespace namespace() {
    return namespace;
  }

  /** What a declaration {@code xmlns:prefix="address"} means; a well-known prefix counts where the address does not. */
  static Vocabulary declared(String prefix, String address) {
    Vocabulary known = BY_ADDRESS.get(key(address));
    if (known != null) {
      return known;
    }
    if (prefix.isEmpty()) {
      // A default namespace that nobody knows: still a feed more often than not.
      return address.toLowerCase(Locale.ROOT).contains("atom") ? ATOM : RSS;
    }
    Vocabulary usual = BY_PREFIX.get(prefix);
    return usual == null ? OTHER : usual;
  }

  static @Nullable Vocabulary usualFor(String prefix) {
    return BY_PREFIX.get(prefix.toLowerCase(Locale.ROOT));
  }

  private static String key(String address) {
    String key = address.strip().toLowerCase(Locale.ROOT);
    key = key.startsWith("https://") ? "http://" + key.substring(8) : key;
    return key.endsWith("/") || key.endsWith("#") ? key.substring(0, key.length() - 1) : key;
  }
}
