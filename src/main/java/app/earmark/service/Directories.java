package app.earmark.service;

import app.earmark.model.Preference;
import app.earmark.net.DirectoryAddresses;
import app.earmark.net.PodcastIndexKey;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/** What the listener may choose about the directories of podcasts. Any thread. */
public final class Directories {

  /** The store of Apple's that is searched, as two letters (ISO 3166-1); empty: that of the system's country. */
  public static final Preference.Line COUNTRY =
      new Preference.Line("discover.country", "", text -> text.isBlank() || text.strip().matches("[A-Za-z]{2}"));

  /** The listener's own key for Podcast Index; empty: it is not asked. */
  public static final Preference.Line PODCAST_INDEX_KEY = new Preference.Line("discover.podcastIndex.key");

  public static final Preference.Line PODCAST_INDEX_SECRET = new Preference.Line("discover.podcastIndex.secret");

  /** Where the directories are; no slash at the end is needed. */
  public static final Preference.Line APPLE_ADDRESS = address("apple", DirectoryAddresses.usual().apple());

  public static final Preference.Line FYYD_ADDRESS = address("fyyd", DirectoryAddresses.usual().fyyd());

  public static final Preference.Line PODCAST_INDEX_ADDRESS =
      address("podcastIndex", DirectoryAddresses.usual().podcastIndex());

  private final Preferences preferences;
  private final Locale locale;

  public Directories(Preferences preferences, Locale locale) {
    this.preferences = preferences;
    this.locale = locale;
  }

  private static Preference.Line address(String directory, String usual) {
    return new Preference.Line("discover." + directory + ".address", usual, Directories::isAddress);
  }

  private static boolean isAddress(String text) {
    try {
      URI uri = new URI(text.strip());
      return uri.getHost() != null && uri.getScheme() != null && uri.getScheme().matches("(?i)https?");
    } catch (URISyntaxException e) {
      return false;
    }
  }

  /** As they are chosen at this moment. */
  public DirectoryAddresses addresses() {
    return new DirectoryAddresses(
        withoutSlash(APPLE_ADDRESS), withoutSlash(FYYD_ADDRESS), withoutSlash(PODCAST_INDEX_ADDRESS));
  }

  private String withoutSlash(Preference.Line address) {
    return preferences.get(address).strip().replaceFirst("/+$", "");
  }

  String country() {
    String chosen = preferences.get(COUNTRY).strip();
    String country = chosen.isEmpty() ? locale.getCountry() : chosen.toUpperCase(Locale.ROOT);
    return country.matches("[A-Z]{2}") ? country : "US";
  }

  /** Empty: the listener has given none. */
  Optional<PodcastIndexKey> podcastIndexKey() {
    String key = preferences.get(PODCAST_INDEX_KEY).strip();
    String secret = preferences.get(PODCAST_INDEX_SECRET).strip();
    return key.isEmpty() || secret.isEmpty() ? Optional.empty() : Optional.of(new PodcastIndexKey(key, secret));
  }
}
