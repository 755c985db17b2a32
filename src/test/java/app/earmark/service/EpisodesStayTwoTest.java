package app.earmark.service;

import static org.assertj.core.api.Assertions.assertThat;

import app.earmark.model.Enclosure;
import app.earmark.model.ParsedItem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Episodes that look alike and are not: re-runs, shared files, shared titles, guids used again. */
class EpisodesStayTwoTest extends FeedReadings {

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
  void aFeedWithOneGuidForAllItemsGetsNewEpisodesAndLosesOldOnes() {
    UnaryOperator<ParsedItem.Builder> oneGuid = item -> item.guid("https://show.example/").link(null);
    List<Long> before = read(items(5, 1, oneGuid));
    assertThat(before).doesNotHaveDuplicates();
    List<Long> after = read(items(6, 2, oneGuid));
    assertThat(after.subList(1, 5)).isEqualTo(before.subList(0, 4));
    assertThat(before).doesNotContain(after.getFirst());
    assertThat(library).hasSize(6);
    assertThat(read(items(6, 2, oneGuid))).isEqualTo(after);
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
}
