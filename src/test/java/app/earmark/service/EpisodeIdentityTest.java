package app.earmark.service;

import static org.assertj.core.api.Assertions.assertThat;

import app.earmark.model.Enclosure;
import app.earmark.model.EpisodeChanges;
import app.earmark.model.EpisodeId;
import app.earmark.model.KnownEpisode;
import app.earmark.model.ParsedItem;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two readings of a feed, one after the other: which item of the second is which of the first. */
class EpisodeIdentityTest {

  private static final Instant START = Instant.parse("2008-02-29T08:00:00Z");
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

  private final List<KnownEpisode> library = new ArrayList<>();
  private long lastId;
  private List<EpisodeChanges.Guess> guesses = List.of();

  /** A weekly show: number 1 is the oldest. */
  private static ParsedItem.Builder item(int number) {
    return ParsedItem.at(0)
        .guid("https://show.example/?p=" + number)
        .link("https://show.example/episode-" + number)
        .title("Number " + number + ", in which something happens")
        .published(START.plus(Duration.ofDays(7L * number)))
        .notes("<p>Notes " + number + "</p>")
        .enclosure(audio("https://media.example/show/ep" + number + ".mp3"));
  }

  private static Enclosure audio(String url) {
    return new Enclosure(url, "audio/mpeg", 1_000_000L);
  }

  private static Instant date(ParsedItem.Builder item) {
    return Objects.requireNonNull(item.build().published());
  }

  private static String guid(ParsedItem.Builder item) {
    return Objects.requireNonNull(item.build().guid());
  }

  private static String url(ParsedItem.Builder item) {
    return Objects.requireNonNull(item.build().enclosure()).url();
  }

  /** A number for the item, the same in each reading. */
  private static int name(ParsedItem.Builder item) {
    return item.build().notes().hashCode() & 0xffff;
  }

  private static List<ParsedItem> items(int newest, int oldest, UnaryOperator<ParsedItem.Builder> change) {
    return IntStream.rangeClosed(0, newest - oldest).mapToObj(i -> change.apply(item(newest - i)).build()).toList();
  }

  private static List<ParsedItem> items(int newest, int oldest) {
    return items(newest, oldest, UnaryOperator.identity());
  }

  private static ParsedItem.Builder withoutGuid(ParsedItem.Builder item) {
    return item.guid(null).link(null);
  }

  /** Reads the feed as the library does, and says which episode each item became, in the feed's order. */
  private List<Long> read(List<ParsedItem> feed) {
    EpisodeChanges changes = EpisodeComparison.compare(library, feed, NOW);
    guesses = changes.merges();
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

  private List<Long> read(ParsedItem... feed) {
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

  private static KnownEpisode known(
      EpisodeId id, ParsedItem item, Instant firstSeen, Instant sortAt, long fingerprint) {
    return new KnownEpisode(id, item.guid(), item.link(), item.shownTitle(),
        Objects.requireNonNull(item.enclosure()), item.published(), item.duration(), firstSeen, sortAt, fingerprint,
        false);
  }

  private static KnownEpisode withdrawn(KnownEpisode old) {
    return new KnownEpisode(old.id(), old.guid(), old.link(), old.title(), old.enclosure(), old.published(),
        old.duration(), old.firstSeen(), old.sortAt(), old.fingerprint(), true);
  }

  private void assertSame(List<ParsedItem> before, List<ParsedItem> after) {
    assertThat(read(before)).doesNotHaveDuplicates();
    List<Long> ids = before.stream().map(this::idOf).toList();
    assertThat(read(after)).isEqualTo(ids);
    assertThat(library).hasSize(before.size());
  }

  // What may change while an episode stays itself

  @Test
  void anUnchangedFeedChangesNothing() {
    List<ParsedItem> feed = items(20, 1);
    read(feed);
    assertThat(EpisodeComparison.compare(library, feed, NOW).isEmpty()).isTrue();
  }

  @Test
  void aNewItemIsNewAndTheOthersStay() {
    List<Long> before = read(items(3, 1));
    List<Long> after = read(items(4, 1));
    assertThat(after.subList(1, 4)).isEqualTo(before);
    assertThat(before).doesNotContain(after.getFirst());
  }

  @Test
  void titleNotesDateAndAddressMayChangeOneAtATime() {
    assertSame(items(3, 1), items(3, 1, i -> i.title("Corrected " + i.build().title())));
    assertSame2(i -> i.notes("new notes"));
    assertSame2(i -> i.published(START.plusSeconds(name(i))));
    assertSame2(i -> i.enclosure(audio("https://other.example/" + name(i) + ".m4a")));
  }

  private void assertSame2(UnaryOperator<ParsedItem.Builder> change) {
    library.clear();
    assertSame(items(3, 1), items(3, 1, change));
    assertThat(guesses).isEmpty();
  }

  @Test
  void allOfTheseMayChangeAtOnceWhileTheGuidStays() {
    assertSame(items(3, 1), items(3, 1, i -> i
        .title("Other " + guid(i))
        .notes("other")
        .published(date(i).plus(Duration.ofDays(40)))
        .enclosure(audio("https://other.example/" + name(i) + ".mp3"))));
    assertThat(guesses).isEmpty();
  }

  @Test
  void guidsThatAreAddressesMayGoFromHttpToHttps() {
    assertSame(
        items(5, 1, i -> i.guid(guid(i).replace("https://", "http://www."))),
        items(5, 1));
    assertThat(guesses).isEmpty();
  }

  @Test
  void signedAddressesMayChangeAtEveryFetch() {
    assertSame(
        items(5, 1, i -> i.enclosure(audio(url(i) + "?token=1"))),
        items(5, 1, i -> i.enclosure(audio(url(i) + "?token=2"))));
    library.clear();
    assertSame(
        items(5, 1, i -> withoutGuid(i).enclosure(audio(url(i) + "?token=1"))),
        items(5, 1, i -> withoutGuid(i).enclosure(audio(url(i) + "?token=2"))));
  }

  @Test
  void countersMayBePutBeforeTheAddress() {
    assertSame(
        items(5, 1, EpisodeIdentityTest::withoutGuid),
        items(5, 1, i -> withoutGuid(i).title("New title of " + i.build().title()).enclosure(audio(
            url(i).replace("https://", "https://count.example/e/redirect.mp3/stats.example/p/")))));
  }

  // All guids at once

  @Test
  void aHostMayReplaceAllGuidsAtOnce() {
    assertSame(items(30, 1), items(30, 1, i -> i.guid("new-" + name(i))));
    assertThat(guesses).hasSize(30);
  }

  @Test
  void aHostMayReplaceAllGuidsAndAllAddressesAtOnce() {
    assertSame(items(30, 1), items(30, 1, i -> i
        .guid("new-" + name(i))
        .link(null)
        .enclosure(audio("https://new-host.example/" + name(i) + "/media.mp3"))));
    assertThat(guesses).hasSize(30);
  }

  @ParameterizedTest
  @ValueSource(longs = {5, 60, 11 * 60})
  void aMoveMayShiftAllDatesByATimeZone(long minutes) {
    assertSame(items(30, 1), items(30, 1, i -> i
        .guid("new-" + name(i))
        .published(date(i).plus(Duration.ofMinutes(minutes)))
        .enclosure(audio("https://new-host.example/" + name(i) + ".mp3"))));
  }

  @Test
  void aMoveMaySetAllDatesToItsDay() {
    assertSame(items(30, 1), items(30, 1, i -> i.guid("new-" + name(i)).published(NOW)));
  }

  @Test
  void aMoveMayBringANewEpisodeAlong() {
    List<Long> before = read(items(10, 1));
    List<Long> after = read(items(11, 1, i -> i.guid("new-" + name(i))));
    assertThat(after.subList(1, 11)).isEqualTo(before);
    assertThat(before).doesNotContain(after.getFirst());
  }

  @Test
  void guidsThatCountFromTheTopMayShift() {
    List<ParsedItem> before = items(5, 1);
    List<ParsedItem> after = items(6, 1);
    List<ParsedItem> beforeNumbered = new ArrayList<>();
    List<ParsedItem> afterNumbered = new ArrayList<>();
    for (int i = 0; i < before.size(); i++) {
      beforeNumbered.add(item(5 - i).guid("" + i).build());
    }
    for (int i = 0; i < after.size(); i++) {
      afterNumbered.add(item(6 - i).guid("" + i).build());
    }
    List<Long> ids = read(beforeNumbered);
    List<Long> later = read(afterNumbered);
    assertThat(later.subList(1, 6)).isEqualTo(ids);
    assertThat(ids).doesNotContain(later.getFirst());
  }

  // No guids

  @Test
  void aFeedWithoutGuidsMayGetThem() {
    assertSame(items(10, 1, i -> i.guid(null)), items(10, 1));
    assertThat(guesses).isEmpty();
  }

  @Test
  void aFeedMayLoseItsGuids() {
    assertSame(items(10, 1), items(10, 1, i -> i.guid(null)));
  }

  @Test
  void aFeedWithoutGuidsMayChangeTitleNotesDateOrAddress() {
    List<ParsedItem> before = items(3, 1, EpisodeIdentityTest::withoutGuid);
    assertSame(before, items(3, 1, i -> withoutGuid(i).title("Corrected: " + i.build().title())));
    library.clear();
    assertSame(before, items(3, 1, i -> withoutGuid(i).notes("other")));
    library.clear();
    assertSame(before, items(3, 1, i -> withoutGuid(i).published(date(i).plus(Duration.ofDays(3)))));
    library.clear();
    assertSame(before, items(3, 1, i -> withoutGuid(i)
        .enclosure(audio("https://else.example/x" + name(i) + ".mp3"))));
  }

  @Test
  void aFeedWithNeitherGuidsNorDatesMayChangeTitleOrAddress() {
    UnaryOperator<ParsedItem.Builder> bare = i -> withoutGuid(i).published(null);
    List<ParsedItem> before = items(3, 1, bare);
    assertSame(before, items(3, 1, i -> bare.apply(i).title("Corrected: " + i.build().title())));
    library.clear();
    assertSame(before, items(3, 1, i -> bare.apply(i)
        .enclosure(audio("https://else.example/x" + name(i) + ".mp3"))));
  }

  // Two that stay two

  @Test
  void aRerunUnderANewGuidWithTheOldAudioIsASecondEpisode() {
    ParsedItem rerun = item(1).guid("https://show.example/?p=900").title("Archive: " + item(1).build().title())
        .published(NOW.minusSeconds(60)).build();
    List<Long> before = read(items(3, 1));
    List<Long> after = read(rerun, item(3).build(), item(2).build(), item(1).build());
    assertThat(after.subList(1, 4)).isEqualTo(before);
    assertThat(before).doesNotContain(after.getFirst());
    assertThat(guesses).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Archive: ", "Re-run: ", "", "Best of: "})
  void aRerunIsASecondEpisodeAlsoWhenTheFirstLeavesTheFeedAtOnce(String prefix) {
    ParsedItem rerun = item(1).guid("https://show.example/?p=900").link("https://show.example/again")
        .title(prefix + item(1).build().title()).published(NOW.minusSeconds(60)).build();
    List<Long> before = read(items(3, 1));
    List<Long> after = read(rerun, item(3).build(), item(2).build());
    assertThat(before).doesNotContain(after.getFirst());
    assertThat(library).hasSize(4);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Archive: ", "Classic: "})
  void aRerunOfAnEpisodeThatLeftLongAgoIsASecondOne(String prefix) {
    List<Long> before = read(items(3, 1));
    read(items(4, 2));
    ParsedItem rerun = item(1).guid("https://show.example/?p=900").link(null)
        .title(prefix + item(1).build().title()).published(NOW).build();
    assertThat(before).doesNotContain(read(rerun, item(4).build(), item(3).build(), item(2).build()).getFirst());
  }

  @Test
  void aRerunInAFeedWithoutGuidsIsASecondEpisode() {
    List<ParsedItem> feed = items(3, 1, EpisodeIdentityTest::withoutGuid);
    List<Long> before = read(feed);
    List<ParsedItem> later = new ArrayList<>(feed);
    later.addFirst(withoutGuid(item(1)).title("Archive: " + item(1).build().title()).published(NOW).build());
    List<Long> after = read(later);
    assertThat(after.subList(1, 4)).isEqualTo(before);
    assertThat(before).doesNotContain(after.getFirst());
  }

  @Test
  void twoWithOneAddressStayTwo() {
    List<ParsedItem> feed = items(4, 1, i -> i.enclosure(audio("https://media.example/always.mp3")));
    assertSame(feed, items(4, 1, i -> i.enclosure(audio("https://media.example/always.mp3")).notes("new")));
    library.clear();
    UnaryOperator<ParsedItem.Builder> noGuid =
        i -> withoutGuid(i).enclosure(audio("https://media.example/always.mp3"));
    assertSame(items(4, 1, noGuid), items(4, 1, i -> noGuid.apply(i).notes("new")));
  }

  @Test
  void twoWithOneTitleStayTwo() {
    assertSame(items(6, 1, i -> i.title("The Daily Show")), items(6, 1, i -> i.title("The Daily Show").notes("new")));
    library.clear();
    assertSame(
        items(6, 1, i -> withoutGuid(i).title("The Daily Show")),
        items(6, 1, i -> withoutGuid(i).title("The Daily Show").notes("new")));
  }

  @Test
  void twoWithOneTitleSurviveAMoveByTheirDates() {
    assertSame(items(6, 1, i -> i.title("The Daily Show")), items(6, 1, i -> i.title("The Daily Show")
        .guid("new-" + name(i))
        .enclosure(audio("https://new-host.example/" + name(i) + ".mp3"))));
  }

  @Test
  void theNextOfANewsShowWithOneTitleIsNew() {
    List<Long> ids = new ArrayList<>();
    for (int hour = 0; hour < 10; hour++) {
      ids.addAll(read(ParsedItem.at(0).title("The News").guid("news-" + hour)
          .published(START.plus(Duration.ofHours(hour))).duration(Duration.ofMinutes(5))
          .enclosure(audio("https://media.example/news-" + hour + ".mp3")).build()));
    }
    assertThat(ids).doesNotHaveDuplicates();
    library.clear();
    ids.clear();
    for (int hour = 0; hour < 10; hour++) {
      ids.addAll(read(ParsedItem.at(0).title("The News").published(START.plus(Duration.ofHours(hour)))
          .enclosure(audio("https://media.example/news-" + hour + ".mp3")).build()));
    }
    assertThat(ids).doesNotHaveDuplicates();
  }

  @Test
  void oneGuidWithDifferentAudioIsTwo() {
    ParsedItem first = item(1).guid("same").build();
    ParsedItem second = item(2).guid("same").build();
    List<Long> ids = read(second, first);
    assertThat(ids).doesNotHaveDuplicates();
    assertThat(read(second, first)).isEqualTo(ids);
    assertThat(library).hasSize(2);
  }

  @Test
  void oneGuidWithDifferentAudioStaysTwoWhenTheSecondComesLater() {
    ParsedItem first = item(1).guid("same").build();
    ParsedItem second = item(2).guid("same").title("Archive: " + first.title()).build();
    Long id = read(first).getFirst();
    List<Long> after = read(second, first);
    assertThat(after.getLast()).isEqualTo(id);
    assertThat(after).doesNotHaveDuplicates();
  }

  @Test
  void twoOfOneGuidSurviveAMoveOfTheirAudio() {
    List<ParsedItem> before = items(2, 1, i -> i.guid("same"));
    assertSame(before, items(2, 1, i -> i.guid("same")
        .enclosure(audio("https://new-host.example/" + name(i) + ".mp3"))));
  }

  @Test
  void aGuidUsedAgainForAudioOfAnotherLengthIsASecondEpisode() {
    Long id = read(item(1).guid("same").duration(Duration.ofMinutes(12)).build()).getFirst();
    Long later = read(item(2).guid("same").duration(Duration.ofMinutes(55)).build()).getFirst();
    assertThat(later).isNotEqualTo(id);
  }

  @Test
  void aGuidThatComesBackWithNothingElseIsASecondEpisode() {
    List<Long> before = read(items(3, 1));
    read(items(4, 2));
    List<Long> after = read(item(9).guid(item(1).build().guid()).build(), item(4).build(), item(3).build());
    assertThat(before).doesNotContain(after.getFirst());
  }

  @Test
  void anItemListedTwiceIsOneEpisode() {
    ParsedItem item = item(1).build();
    assertThat(read(item, item(1).build())).containsExactly(1L, 1L);
    assertThat(library).hasSize(1);
    library.clear();
    ParsedItem bare = withoutGuid(item(1)).build();
    read(bare, withoutGuid(item(1)).build());
    assertThat(library).hasSize(1);
  }

  @Test
  void soundAndPictureOfOneEpisodeStayTwo() {
    List<ParsedItem> feed = List.of(
        item(1).guid("a").build(),
        item(1).guid("v").enclosure(new Enclosure("https://media.example/1.mp4", "video/mp4", 5L)).build());
    assertSame(feed, List.of(
        item(1).guid("a2").enclosure(audio("https://x.example/1.mp3")).build(),
        item(1).guid("v").enclosure(new Enclosure("https://media.example/1.mp4", "video/mp4", 5L)).build()));
  }

  // Leaving and coming back

  @Test
  void whatLeavesTheFeedIsMarkedAndComesBackAsItself() {
    List<Long> before = read(items(3, 1));
    read(items(3, 2));
    assertThat(library).filteredOn(KnownEpisode::withdrawn).hasSize(1);
    assertThat(read(items(3, 1))).isEqualTo(before);
    assertThat(library).noneMatch(KnownEpisode::withdrawn);
  }

  @Test
  void whatHasLeftStaysMarkedAndIsNotMarkedAgain() {
    read(items(3, 1));
    read(items(3, 2));
    assertThat(EpisodeComparison.compare(library, items(3, 2), NOW).isEmpty()).isTrue();
  }

  @Test
  void aCorrectedEpisodeThatIsPublishedAgainUnderItsPageIsTheSame() {
    List<ParsedItem> before = items(3, 1);
    List<ParsedItem> after = new ArrayList<>(before);
    after.set(0, item(3).guid("https://show.example/?p=31").published(date(item(3)).plusSeconds(7200))
        .enclosure(audio("https://media.example/show/ep3-fixed.mp3")).build());
    assertSame(before, after);
    assertThat(guesses).hasSize(1);
  }

  @Test
  void itemsWithoutAudioAreNoEpisodes() {
    EpisodeChanges changes = EpisodeComparison.compare(
        List.of(), List.of(ParsedItem.at(0).title("About this site").build(), item(1).build()), NOW);
    assertThat(changes.added()).hasSize(1);
  }
}
