package app.earmark.store;

import static org.assertj.core.api.Assertions.assertThat;

import app.earmark.model.EpisodeId;
import app.earmark.model.HeardEpisode;
import app.earmark.model.ParsedItem;
import app.earmark.model.PodcastId;
import app.earmark.testing.TestLibrary;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryStoreTest {

  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

  @TempDir Path folder;

  @Test
  void keepsTheLatestTwoHundredEachOnce() {
    try (LibraryStore store = TestLibrary.open(folder)) {
      List<ParsedItem> items = new ArrayList<>();
      for (int i = 1; i <= 230; i++) {
        items.add(TestLibrary.item(i, NOW.minusSeconds(i)).build());
      }
      PodcastId podcast = TestLibrary.add(store, "Career", items, NOW);
      List<EpisodeId> ids = store.episodes().known(podcast).stream().map(known -> known.id()).toList();
      HistoryStore history = store.history();
      for (int i = 0; i < 230; i++) {
        history.heard(ids.get(i), i, false, NOW.plusSeconds(i));
      }
      history.heard(ids.get(100), 5_000, true, NOW.plusSeconds(1_000));

      assertThat(history.count()).isEqualTo(HistoryStore.KEPT);
      HeardEpisode first = history.latest(0, 1).getFirst();
      assertThat(first.row().id()).isEqualTo(ids.get(100));
      assertThat(first.positionMs()).isEqualTo(5_000);
      assertThat(first.finished()).isTrue();
      assertThat(history.latest(199, 10)).extracting(heard -> heard.row().id()).containsExactly(ids.get(30));
    }
  }
}
