package app.earmark.service;

import static org.assertj.core.api.Assertions.assertThat;

import app.earmark.model.EpisodeChanges;
import app.earmark.model.KnownEpisode;
import app.earmark.model.ParsedItem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What may happen to an episode in its feed while it stays itself. */
class EpisodeIdentityTest extends FeedReadings {

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

  /** Whatever else happens to an item, and in whatever order the feed has them: the guid holds it. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void anythingMayChangeInAnyOrderWhileTheGuidStays(long seed) {
    Random random = new Random(seed);
    List<ParsedItem> before = items(60, 1);
    List<Long> ids = read(before);
    List<ParsedItem> after = new ArrayList<>(items(60, 1, i -> {
      ParsedItem.Builder changed = i;
      changed = random.nextBoolean() ? changed.title("Title " + random.nextInt()) : changed;
      changed = random.nextBoolean() ? changed.notes("Notes " + random.nextInt()) : changed;
      changed = random.nextBoolean() ? changed.published(date(i).plusSeconds(random.nextInt(99_999_999))) : changed;
      changed = random.nextBoolean() ? changed.link(null) : changed;
      return random.nextBoolean() ? changed.enclosure(audio("https://m.example/" + random.nextLong())) : changed;
    }));
    Map<String, Long> byGuid = new HashMap<>();
    for (int i = 0; i < before.size(); i++) {
      byGuid.put(String.valueOf(before.get(i).guid()), ids.get(i));
    }
    Collections.shuffle(after, random);
    List<Long> later = read(after);
    for (int i = 0; i < after.size(); i++) {
      assertThat(later.get(i)).isEqualTo(byGuid.get(String.valueOf(after.get(i).guid())));
    }
    assertThat(library).hasSize(60);
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
