package app.earmark.service;

import app.earmark.model.Enclosure;
import app.earmark.model.KnownEpisode;
import app.earmark.model.ParsedItem;
import java.text.Normalizer;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * By what an episode is known again, whether it comes from the library or from the feed.
 *
 * @param guid and {@code link}: without what differs between two spellings of one address
 * @param title letters and digits alone, in lower case, one space between words
 * @param withdrawn known, but not in the feed the last time
 */
record EpisodeTraits(
    @Nullable String guid,
    @Nullable String link,
    String title,
    AudioAddress audio,
    @Nullable String kind,
    @Nullable Instant published,
    @Nullable Duration duration,
    boolean withdrawn) {

  private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}\\p{M}]+");

  /** What is written before or behind the title of an old episode that is sent again. */
  private static final Set<String> RERUN_WORDS = Set.of(
      "archive", "archives", "archived", "rerun", "re", "repeat", "encore", "rebroadcast", "replay", "rewind",
      "reissue", "repost", "classic", "classics", "throwback", "flashback", "redux", "revisited", "vault", "best",
      "again", "archiv", "wiederholung", "rediffusion", "archivo", "archivio", "replica");

  static EpisodeTraits of(KnownEpisode known) {
    return new EpisodeTraits(AudioAddress.plain(known.guid()), AudioAddress.plain(known.link()), words(known.title()),
        AudioAddress.of(known.enclosure().url()), kind(known.enclosure()), known.published(), known.duration(),
        known.withdrawn());
  }

  static EpisodeTraits of(ParsedItem item) {
    Enclosure audio = Objects.requireNonNull(item.enclosure(), "an episode has audio");
    return new EpisodeTraits(AudioAddress.plain(item.guid()), AudioAddress.plain(item.link()),
        words(item.shownTitle()), AudioAddress.of(audio.url()), kind(audio), item.published(), item.duration(), false);
  }

  /** The same for two items only where they are one episode that the feed has twice. */
  static List<String> nameInFeed(ParsedItem item) {
    Enclosure audio = Objects.requireNonNull(item.enclosure(), "an episode has audio");
    String guid = AudioAddress.plain(item.guid());
    String name = guid == null ? "title " + words(item.shownTitle()) : "guid " + guid;
    return List.of(name, AudioAddress.of(audio.url()).full());
  }

  private static String words(String title) {
    String plain = plainWords(title);
    String words = plain != null ? plain : NO_WORD
        .matcher(Normalizer.normalize(title, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT))
        .replaceAll(" ")
        .strip();
    return words.isEmpty() ? title.strip() : words;
  }

  /** The same for ASCII alone, in a tenth of the time; null for anything else. */
  private static @Nullable String plainWords(String title) {
    StringBuilder words = new StringBuilder(title.length());
    boolean gap = false;
    for (int i = 0; i < title.length(); i++) {
      char c = title.charAt(i);
      if (c >= 0x80) {
        return null;
      }
      if (Character.isLetterOrDigit(c)) {
        if (gap && !words.isEmpty()) {
          words.append(' ');
        }
        words.append(Character.toLowerCase(c));
        gap = false;
      } else {
        gap = true;
      }
    }
    return words.toString();
  }

  /** {@code audio} or {@code video}; null where the feed's type says neither. */
  private static @Nullable String kind(Enclosure enclosure) {
    String type = enclosure.type();
    if (type == null) {
      return null;
    }
    String lower = type.toLowerCase(Locale.ROOT);
    return lower.startsWith("audio/") ? "audio" : lower.startsWith("video/") ? "video" : null;
  }

  boolean hasGuid() {
    return guid != null;
  }

  /** Both have a guid, and not the same. */
  boolean guidConflicts(EpisodeTraits other) {
    return guid != null && other.guid != null && !guid.equals(other.guid);
  }

  boolean sameKind(EpisodeTraits other) {
    return kind == null || other.kind == null || kind.equals(other.kind);
  }

  /** How far apart the dates are; null where one is missing. */
  @Nullable Duration apart(EpisodeTraits other) {
    return published == null || other.published == null
        ? null
        : Duration.between(published, other.published).abs();
  }

  /** The dates are at most so far apart; a missing one says nothing against it. */
  boolean within(Duration limit, EpisodeTraits other) {
    Duration apart = apart(other);
    return apart == null || apart.compareTo(limit) <= 0;
  }

  /** Both durations are known, and so far apart (over a minute and over a fifth) that it is other audio. */
  boolean durationConflicts(EpisodeTraits other) {
    if (duration == null || other.duration == null) {
      return false;
    }
    long a = duration.toMillis();
    long b = other.duration.toMillis();
    long difference = Math.abs(a - b);
    return difference > 60_000 && difference > Math.max(a, b) / 5;
  }

  /** Whether this title is that of {@code original} with a word such as "Archive:" added. */
  boolean isRerunOf(EpisodeTraits original) {
    String longer = " " + title + " ";
    String shorter = " " + original.title + " ";
    int at = longer.indexOf(shorter);
    if (at < 0 || longer.length() == shorter.length()) {
      return false;
    }
    String added = longer.substring(0, at) + " " + longer.substring(at + shorter.length());
    List<String> words = Arrays.asList(added.strip().split(" +"));
    return words.stream().anyMatch(RERUN_WORDS::contains);
  }
}
