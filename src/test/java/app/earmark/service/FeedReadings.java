package app.earmark.service;

import static org.assertj.core.api.Assertions.assertThat;

import app.earmark.model.Enclosure;
import app.earmark.model.EpisodeChanges;
import app.earmark.model.EpisodeId;
import app.earmark.model.KnownEpisode;
import app.earmark.model.ParsedItem;
import app.earmark.util.Texts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** Readings of a feed, one after the other, and a library in memory that remembers its episodes. */
abstract class FeedReadings {

  static final Instant START = Instant.parse("2008-02-29T08:00:00Z");
  static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

  final List<KnownEpisode> library = new ArrayList<>();
  private long lastId;
  List<EpisodeChanges.Guess> guesses = List.of();

  /** A weekly show: number 1 is the oldest. */
  static ParsedItem.Builder item(int number) {
    return ParsedItem.at(0)
        .guid("https://show.example/?p=" + number)
        .link("https://show.example/episode-" + number)
        .title("Number " + number + ", in which something happens")
        .published(START.plus(Duration.ofDays(7L * number)))
        .notes("<p>Notes " + number + "</p>")
        .enclosure(audio("https://media.example/show/ep" + number + ".mp3"));
  }

  static Enclosure audio(String url) {
    return new Enclosure(url, "audio/mpeg", 1_000_000L);
  }

  static Instant date(ParsedItem.Builder item) {
    return Objects.requireNonNull(item.build().published());
  }

  static String guid(ParsedItem.Builder item) {
    return Objects.requireNonNull(item.build().guid());
  }

  static String url(ParsedItem.Builder item) {
    return Objects.requireNonNull(item.build().enclosure()).url();
  }

  /** A number for the item, the same in each reading. */
  static int name(ParsedItem.Builder item) {
    return item.build().notes().hashCode() & 0xffff;
  }

  static List<ParsedItem> items(int newest, int oldest, UnaryOperator<ParsedItem.Builder> change) {
    return IntStream.rangeClosed(0, newest - oldest).mapToObj(i -> change.apply(item(newest - i)).build()).toList();
  }

  static List<ParsedItem> items(int newest, int oldest) {
    return items(newest, oldest, UnaryOperator.identity());
  }

  static ParsedItem.Builder withoutGuid(ParsedItem.Builder item) {
    return item.guid(null).link(null);
  }

  /** Reads the feed as the library does, and says which episode each item became, in the feed's order. */
  List<Long> read(List<ParsedItem> feed) {
    EpisodeChanges changes = EpisodeComparison.compare(library, feed, NOW);
    guesses = changes.merges();
    guesses.forEach(guess -> assertThat(new Texts(Locale.ENGLISH).has(
        "page.podcast.guess." + guess.rule().toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", "-")))
        .as("words for: " + guess.rule()).isTrue());
    for (EpisodeChanges.Added added : changes.added()) {
      library.add(known(new EpisodeId(++lastId), added.item(), NOW, added.sortAt(), added.fingerprint()));
    }
    for (EpisodeChanges.Changed changed : changes.changed()) {
      library.replaceAll(old -> old.id().equals(changed.id())
          ? known(old.id(), changed.item(), old.firstSeen(), changed.sortAt(), changed.fingerprint()) : old);
    }
    for (EpisodeId gone : changes.withdrawn()) {
      library.replaceAll(old -> old.id().equals(gone) ? withdrawn(old) : old);
    }
    return feed.stream().map(this::idOf).toList();
  }

  List<Long> read(ParsedItem... feed) {
    return read(Arrays.asList(feed));
  }

  private Long idOf(ParsedItem item) {
    return library.stream()
        .filter(known -> !known.withdrawn() && Objects.equals(known.guid(), item.guid())
            && known.enclosure().url().equals(Objects.requireNonNull(item.enclosure()).url())
            && known.title().equals(item.shownTitle()) && Objects.equals(known.published(), item.published()))
        .map(known -> known.id().value())
        .findFirst()
        .orElseThrow(() -> new AssertionError("not in the library: " + item));
  }

  static KnownEpisode known(
      EpisodeId id, ParsedItem item, Instant firstSeen, Instant sortAt, long fingerprint) {
    return new KnownEpisode(id, item.guid(), item.link(), item.shownTitle(),
        Objects.requireNonNull(item.enclosure()), item.published(), item.duration(), firstSeen, sortAt, fingerprint,
        false);
  }

  static KnownEpisode withdrawn(KnownEpisode old) {
    return new KnownEpisode(old.id(), old.guid(), old.link(), old.title(), old.enclosure(), old.published(),
        old.duration(), old.firstSeen(), old.sortAt(), old.fingerprint(), true);
  }

  void assertSame(List<ParsedItem> before, List<ParsedItem> after) {
    assertThat(read(before)).doesNotHaveDuplicates();
    List<Long> ids = before.stream().map(this::idOf).toList();
    assertThat(read(after)).isEqualTo(ids);
    assertThat(library).hasSize(before.size());
  }
}
