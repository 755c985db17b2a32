package app.earmark.feed.xml;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A name as it stands in the document, and as feeds mean it.
 *
 * @param written prefix and local part as written
 * @param prefix empty where there is none
 * @param local the local part in the letter case of the specifications: hosts write {@code pubdate} and {@code TITLE}
 */
record Name(String written, String prefix, String local) {

  /** Names whose letter case matters to somebody, by their lower-case form. */
  private static final Map<String, String> SPELLING = Stream.of("pubDate", "lastBuildDate", "textInput", "skipHours",
      "skipDays", "managingEditor", "webMaster", "isPermaLink", "registerProcedure", "expirationDate", "episodeType",
      "isClosedCaptioned", "alternateEnclosure", "updateFrequency", "liveItem", "remoteItem", "socialInteract",
      "contentLink", "valueRecipient", "valueTimeSplit", "updatePeriod", "updateBase", "newLocation", "fileSize",
      "isDefault", "startTime", "feedGuid", "feedUrl", "itemGuid", "osm", "xmlUrl", "htmlUrl", "accountId",
      "accountUrl", "customKey", "customValue", "remotePercentage", "remoteStartTime", "RDF", "usesPodping")
      .collect(Collectors.toUnmodifiableMap(name -> name.toLowerCase(Locale.ROOT), name -> name));

  static Name of(String written) {
    int colon = written.indexOf(':');
    String prefix = colon < 0 ? "" : written.substring(0, colon).intern();
    String local = written.substring(colon + 1);
    String lower = local.toLowerCase(Locale.ROOT);
    return new Name(written, prefix, SPELLING.getOrDefault(lower, lower));
  }

  boolean isSameElement(Name other) {
    return this.equals(other) || (local.equals(other.local) && prefix.equals(other.prefix));
  }
}
