package app.earmark.service;

import static org.assertj.core.api.Assertions.assertThat;

import app.earmark.model.EpisodeId;
import app.earmark.model.ListeningTime;
import app.earmark.model.PodcastId;
import app.earmark.playback.HeardSink.Heard;
import app.earmark.service.Statistics.Range;
import app.earmark.service.Statistics.Summary;
import app.earmark.service.Statistics.Week;
import app.earmark.store.LibraryStore;
import app.earmark.testing.TestLibrary;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatisticsTest {

  private static final ZoneId ZONE = ZoneId.of("Asia/Tokyo");

  /** A Wednesday noon in Tokyo. */
  private static final Instant NOW = Instant.parse("2026-11-18T03:00:00Z");

  private static final long MINUTE = 60_000;

  @TempDir Path folder;
  private final List<Runnable> waiting = new ArrayList<>();
  private LibraryStore store;
  private HeardLog log;
  private Statistics statistics;
  private PodcastId first;
  private PodcastId second;
  private List<EpisodeId> episodes;

  @BeforeEach
  void open() {
    store = TestLibrary.open(folder);
    first = TestLibrary.add(store, "First",
        List.of(TestLibrary.item(1, NOW).build(), TestLibrary.item(2, NOW).build()), NOW);
    second = TestLibrary.add(store, "Second", List.of(TestLibrary.item(3, NOW).build()), NOW);
    episodes = store.episodes().known(first).stream().map(known -> known.id()).toList();
    log = new HeardLog(store, ZONE, waiting::add);
    statistics = new Statistics(store, Clock.fixed(NOW, ZONE), DayOfWeek.MONDAY);
  }

  @AfterEach
  void close() {
    store.close();
  }

  private EpisodeId third() {
    return store.episodes().known(second).getFirst().id();
  }

  @Test
  void nothingHeardIsNothing() {
    for (Range range : Range.values()) {
      assertThat(statistics.of(range)).isEqualTo(new Summary(ListeningTime.NONE, List.of(), List.of()));
    }
  }

  @Test
  void speedAndSilencesAreToldApart() {
    // Ten minutes at double speed, and two more of silence that were left out.
    log.heard(new Heard(episodes.getFirst(), NOW, 0, 12 * MINUTE, 5 * MINUTE, 2, true));
    // Without trimming what is more than the clock says is the player's rounding.
    log.heard(new Heard(episodes.getLast(), NOW, MINUTE, 2 * MINUTE + 80, MINUTE, 1, false));
    log.close();

    ListeningTime one = new ListeningTime(12 * MINUTE, 5 * MINUTE, 2 * MINUTE);
    ListeningTime other = new ListeningTime(MINUTE + 80, 80, 0);
    Summary week = statistics.of(Range.WEEK);
    assertThat(week.total()).isEqualTo(one.plus(other));
    assertThat(week.total().listenedMs()).isEqualTo(6 * MINUTE);
    assertThat(week.podcasts()).singleElement().satisfies(podcast -> {
      assertThat(podcast.podcast()).isEqualTo(first);
      assertThat(podcast.title()).isEqualTo("First");
      assertThat(podcast.episodes()).isEqualTo(2);
      assertThat(podcast.time()).isEqualTo(one.plus(other));
    });
  }

  @Test
  void weeksAreThoseOfTheListener() {
    // Sunday evening of universal time is Monday morning in Tokyo.
    log.heard(new Heard(episodes.getFirst(), Instant.parse("2026-11-15T22:00:00Z"), 0, MINUTE, MINUTE, 1, false));
    log.heard(new Heard(third(), Instant.parse("2026-11-01T05:00:00Z"), 0, 3 * MINUTE, 3 * MINUTE, 1, false));
    log.heard(new Heard(third(), Instant.parse("2024-01-01T05:00:00Z"), 0, MINUTE, MINUTE, 1, false));
    log.close();

    Summary four = statistics.of(Range.FOUR_WEEKS);
    assertThat(four.weeks()).extracting(Week::begins).containsExactly(LocalDate.of(2026, 10, 26),
        LocalDate.of(2026, 11, 2), LocalDate.of(2026, 11, 9), LocalDate.of(2026, 11, 16));
    assertThat(four.weeks()).extracting(week -> week.time().heardMs()).containsExactly(3 * MINUTE, 0L, 0L, MINUTE);
    assertThat(four.podcasts()).extracting(podcast -> podcast.podcast()).containsExactly(second, first);
    assertThat(statistics.of(Range.WEEK).total().heardMs()).isEqualTo(MINUTE);
    Summary everything = statistics.of(Range.EVERYTHING);
    assertThat(everything.weeks()).hasSize(151);
    assertThat(everything.weeks().getFirst()).isEqualTo(
        new Week(LocalDate.of(2024, 1, 1), new ListeningTime(MINUTE, 0, 0)));
    assertThat(everything.total().heardMs()).isEqualTo(5 * MINUTE);
  }

  @Test
  void isWrittenByTheExecutorAndAddedUp() {
    Heard minute = new Heard(episodes.getFirst(), NOW, 0, MINUTE, MINUTE, 1, false);
    log.heard(minute);
    log.heard(minute);
    assertThat(statistics.of(Range.WEEK).total()).isEqualTo(ListeningTime.NONE);
    waiting.forEach(Runnable::run);
    log.heard(minute);
    log.close();
    waiting.forEach(Runnable::run);
    assertThat(statistics.of(Range.WEEK).total().heardMs()).isEqualTo(3 * MINUTE);
  }

  @Test
  void whatTheLibraryDoesNotKnowIsLeftOut() {
    log.heard(new Heard(new EpisodeId(999), NOW, 0, MINUTE, MINUTE, 1, false));
    log.heard(new Heard(third(), NOW, 0, MINUTE, MINUTE, 1, false));
    log.close();
    assertThat(statistics.of(Range.WEEK).total().heardMs()).isEqualTo(MINUTE);
  }
}
