package app.earmark.feed.namespace;

import app.earmark.feed.text.Addresses;
import app.earmark.feed.text.Dates;
import app.earmark.feed.text.Durations;
import app.earmark.feed.text.Escapes;
import app.earmark.model.AlternateEnclosure;
import app.earmark.model.ContentLink;
import app.earmark.model.Enclosure;
import app.earmark.model.EpisodeType;
import app.earmark.model.FeedChapter;
import app.earmark.model.FeedDiagnostic;
import app.earmark.model.Soundbite;
import app.earmark.model.SupportLink;
import app.earmark.model.Transcript;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is known of an item while its elements are read, whichever namespace says it. For one thread. */
public final class ItemDraft extends CommonExtras {

  /** Ranks of what says the same thing: lower is better. */
  static final int CORE = 0;
  static final int EXTENSION = 1;
  static final int FALLBACK = 2;
  static final int LAST_RESORT = 3;

  public final Best<String> guid = new Best<>();
  public final Best<String> link = new Best<>();
  public final Best<String> title = new Best<>();
  public final Best<Instant> published = new Best<>();
  public final Best<Duration> duration = new Best<>();
  public final Best<Enclosure> enclosure = new Best<>();
  /** An enclosure that is nothing to hear. */
  public final Best<Enclosure> attachment = new Best<>();
  public final Best<Integer> season = new Best<>();
  public final Best<String> number = new Best<>();
  public final Best<EpisodeType> type = new Best<>();
  public final Best<Boolean> explicit = new Best<>();
  public final Best<String> image = new Best<>();
  public final Best<String> subtitle = new Best<>();
  public final Best<String> author = new Best<>();
  public final Best<String> seasonName = new Best<>();
  public final Best<String> numberLabel = new Best<>();
  public final Best<String> chaptersUrl = new Best<>();
  /** Every text about the episode, in the order of the feed. */
  public final List<String> descriptions = new ArrayList<>();
  public final Set<String> tags = new LinkedHashSet<>();
  public final Map<String, SupportLink> supportLinks = new LinkedHashMap<>();
  public final List<Transcript> transcripts = new ArrayList<>();
  public final List<Soundbite> soundbites = new ArrayList<>();
  public final List<AlternateEnclosure> alternates = new ArrayList<>();
  public final List<ContentLink> links = new ArrayList<>();
  public final List<FeedChapter> chapters = new ArrayList<>();

  private final int position;
  private final String base;
  private final List<FeedDiagnostic> diagnostics;

  /**
   * @param base what relative addresses start from
   * @param diagnostics where to write what is wrong
   */
  public ItemDraft(int position, String base, List<FeedDiagnostic> diagnostics) {
    this.position = position;
    this.base = base;
    this.diagnostics = diagnostics;
  }

  public int position() {
    return position;
  }

  public String base() {
    return base;
  }

  public void diagnose(FeedDiagnostic.Kind kind, String detail) {
    diagnostics.add(new FeedDiagnostic(kind, position, detail));
  }

  /** As {@link CommonExtras#address}, with a diagnostic where it is none. */
  @Override
  public @Nullable String address(@Nullable String written) {
    if (written == null || written.isBlank()) {
      return null;
    }
    String absolute = Addresses.absolute(written, base);
    if (absolute == null) {
      diagnose(FeedDiagnostic.Kind.ADDRESS, "not an http address: " + shortened(written));
    }
    return absolute;
  }

  public void date(int rank, @Nullable String written) {
    if (written == null || written.isBlank()) {
      return;
    }
    Instant instant = Dates.parse(written);
    if (instant == null) {
      diagnose(FeedDiagnostic.Kind.DATE, "not a date: " + shortened(written));
    }
    published.offer(rank, instant);
  }

  public void duration(int rank, @Nullable String written) {
    if (written == null || written.isBlank()) {
      return;
    }
    Duration parsed = Durations.parse(written);
    if (parsed == null) {
      diagnose(FeedDiagnostic.Kind.DURATION, "not a duration: " + shortened(written));
    } else if (!parsed.isZero()) {
      duration.offer(rank, parsed);
    }
  }

  /** An enclosure of the feed, if its address is one and it can be heard: audio, else video, else who knows what. */
  public void enclosure(int rank, @Nullable String url, @Nullable String type, @Nullable Long bytes) {
    String address = address(url);
    MediaKind kind = address == null ? MediaKind.OTHER : MediaKind.of(type, address);
    if (address != null) {
      Best<Enclosure> which = kind == MediaKind.OTHER ? attachment : enclosure;
      which.offer(rank * 4 + kind.rank(), new Enclosure(address, type, bytes));
    }
  }

  public void text(@Nullable String text) {
    if (text != null && !text.isBlank()) {
      descriptions.add(Escapes.notes(text.strip()));
    }
  }

  @Override
  public void support(@Nullable String url, @Nullable String label) {
    String address = url == null ? null : Addresses.absolute(url, base);
    if (address != null) {
      supportLinks.putIfAbsent(address, new SupportLink(address, label == null ? address : label));
    }
  }

  private static String shortened(String written) {
    String line = Lines.squeeze(written);
    return line.length() <= 80 ? line : line.substring(0, 80) + "…";
  }
}
