package app.earmark.store;

import static org.assertj.core.api.Assertions.assertThat;

import app.earmark.model.EpisodeFilter;
import app.earmark.model.EpisodeFilter.Length;
import app.earmark.model.EpisodeFilter.Which;
import app.earmark.model.EpisodeRow;
import app.earmark.model.PlayState;
import app.earmark.model.PodcastId;
import app.earmark.testing.TestLibrary;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A library of 200 podcasts with 750 episodes each, 300 of them on disk and 2,000 started. */
class EpisodeListsTest {

  private static final int EPISODES = 150_000;

  @TempDir
  static Path folder;

  private static LibraryStore store;
  private static Handle handle;

  @BeforeAll
  static void fill() throws Exception {
    store = TestLibrary.open(folder);
    handle = Jdbi.create(DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("library.db"))).open();
    handle.execute("PRAGMA synchronous = OFF");
    handle.useTransaction(h -> {
      h.execute("""
          WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 200)
          INSERT INTO podcast (id, feed_url, feed_key, title, description, added_at)
          SELECT i, 'https://p.example/' || i, 'p.example/' || i, 'Podcast ' || i, 'About', 0 FROM n""");
      h.execute("INSERT INTO feed (podcast_id, next_due_at) SELECT id, 0 FROM podcast");
      h.execute("""
          WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 150000)
          INSERT INTO episode
            (id, podcast_id, sort_at, play_state, title, published_at, first_seen_at, url, fingerprint)
          SELECT i, 1 + i % 200, (i * 7919) % 150000 / 2, iif(i % 75 = 0, 1, iif(i % 3 = 0, 2, 0)),
            'Episode ' || i, i, 0, 'https://m.example/' || i || '.mp3', i FROM n""");
      h.execute("""
          INSERT INTO download (episode_id, state, place, enqueued_at, finished_at, file, bytes)
          SELECT id, 'done', 0, 0, 0, 'episodes/' || id || '.mp3', 5 FROM episode WHERE id % 500 = 0""");
    });
  }

  @AfterAll
  static void close() {
    handle.close();
    store.close();
  }

  static Stream<EpisodeFilter> filters() {
    return Stream.of(Which.values())
        .flatMap(which -> Stream.of(new EpisodeFilter(null, which), new EpisodeFilter(new PodcastId(8), which)));
  }

  /** Of what is on disk there is little enough to look at each row. */
  static Stream<EpisodeFilter> narrowed() {
    return Stream.of(Which.ALL, Which.UNPLAYED, Which.STARTED).flatMap(which -> Stream.of(
        new EpisodeFilter(null, which, Length.SHORT, null), new EpisodeFilter(null, which, Length.LONG, "Work")));
  }

  @ParameterizedTest
  @MethodSource("narrowed")
  void lengthAndFolderReadNoRowEither(EpisodeFilter filter) {
    for (String sql : List.of(EpisodeStore.windowOfIds(filter), EpisodeStore.counting(filter))) {
      assertThat(plan(sql, filter)).as(sql).containsPattern("episode USING COVERING INDEX")
          .doesNotContain("TEMP B-TREE");
    }
  }

  @ParameterizedTest
  @MethodSource("filters")
  void anIndexAloneAnswersWindowsAndCounts(EpisodeFilter filter) {
    for (String sql : List.of(EpisodeStore.windowOfIds(filter), EpisodeStore.counting(filter))) {
      String plan = plan(sql, filter);
      assertThat(plan).as(sql).contains("COVERING INDEX").doesNotContain("TEMP B-TREE");
      if (filter.which() != Which.ALL || filter.podcast() != null) {
        assertThat(plan).as(sql).doesNotContainPattern("SCAN episode\\b(?! USING)");
      }
    }
  }

  private static String plan(String sql, EpisodeFilter filter) {
    var query = handle.createQuery("EXPLAIN QUERY PLAN " + sql);
    if (filter.podcast() != null) {
      query.bind("podcast", filter.podcast().value());
    }
    if (filter.folder() != null) {
      query.bind("folder", filter.folder());
    }
    if (sql.contains(":limit")) {
      query.bind("limit", 50).bind("offset", 100);
    }
    return String.join("\n", query.map((row, context) -> row.getString("detail")).list());
  }

  @ParameterizedTest
  @MethodSource("filters")
  void windowsAnywhereAreInOrderAndShareNothing(EpisodeFilter filter) {
    int count = store.episodes().count(filter);
    List<EpisodeRow> rows = new ArrayList<>();
    int step = count > 3000 ? 10_000 : 700;
    for (int offset = 0; offset < count; offset += step) {
      rows.addAll(store.episodes().window(filter, offset, 700));
    }
    assertThat(rows).hasSize(count > 3000 ? 700 * ((count + step - 1) / step) : count);
    assertThat(rows.stream().map(EpisodeRow::id).distinct()).hasSameSizeAs(rows);
    assertThat(rows).isSortedAccordingTo((a, b) -> {
      int bySort = Long.compare(sortAt(b), sortAt(a));
      return bySort != 0 ? bySort : b.id().compareTo(a.id());
    });
    for (EpisodeRow row : rows) {
      assertThat(filter.podcast() == null || row.podcast().equals(filter.podcast())).isTrue();
      switch (filter.which()) {
        case UNPLAYED -> assertThat(row.playState()).isEqualTo(PlayState.UNPLAYED);
        case STARTED -> assertThat(row.playState()).isEqualTo(PlayState.STARTED);
        case DOWNLOADED -> assertThat(row.download().word()).isEqualTo("done");
        case ALL -> assertThat(row.podcastTitle()).isNotEmpty();
      }
    }
  }

  private static long sortAt(EpisodeRow row) {
    return row.id().value() * 7919 % EPISODES / 2;
  }

  @Test
  void countsAreThoseOfTheRows() {
    assertThat(store.episodes().count(EpisodeFilter.EVERYTHING)).isEqualTo(EPISODES);
    assertThat(store.episodes().count(new EpisodeFilter(null, Which.STARTED))).isEqualTo(2000);
    assertThat(store.episodes().count(new EpisodeFilter(null, Which.DOWNLOADED))).isEqualTo(300);
    assertThat(store.episodes().count(EpisodeFilter.of(new PodcastId(8)))).isEqualTo(750);
    assertThat(store.podcasts().all()).hasSize(200).allSatisfy(podcast -> {
      assertThat(podcast.episodes()).isEqualTo(750);
      assertThat(podcast.unplayed())
          .isEqualTo(store.episodes().count(new EpisodeFilter(podcast.id(), Which.UNPLAYED)));
    });
  }

  @Test
  void theListOfPodcastsReadsNoEpisodeRows() {
    String plan = String.join("\n", handle
        .createQuery("EXPLAIN QUERY PLAN " + PodcastStore.listing())
        .map((row, context) -> row.getString("detail"))
        .list());
    assertThat(plan).contains("COVERING INDEX episode_of_podcast");
  }

  @Test
  void anOffsetBehindTheEndIsEmpty() {
    assertThat(store.episodes().window(EpisodeFilter.EVERYTHING, EPISODES + 5, 50)).isEmpty();
  }
}
