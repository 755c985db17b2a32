package app.earmark.service;

import static org.assertj.core.api.Assertions.assertThat;

import app.earmark.model.AddResult;
import app.earmark.model.EpisodeFilter;
import app.earmark.model.EpisodeRow;
import app.earmark.model.PodcastId;
import app.earmark.testing.FeedHost;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TidyingTest {

  @TempDir
  Path folder;

  private List<String> listed(ServiceBench bench) {
    return bench.library.window(EpisodeFilter.EVERYTHING, 0, 100).stream().map(EpisodeRow::title).toList();
  }

  @Test
  void whatWasWithdrawnAndNeverTouchedLeavesTheListsAndComesBack() throws IOException {
    try (ServiceBench bench = new ServiceBench(folder)) {
      bench.host.serve("/feed", FeedHost.rss("The show", FeedHost.items(6, 1)));
      PodcastId id = ((AddResult.Added) bench.subscriptions.add(bench.host.url("/feed"))).podcast();
      List<EpisodeRow> rows = bench.rows(id);
      bench.store.episodes().markPlayed(List.of(rows.get(5).id()), ServiceBench.START);
      bench.store.episodes().savePosition(rows.get(4).id(), 1000, ServiceBench.START);
      bench.store.downloads().enqueue(List.of(rows.get(3).id()), ServiceBench.START);
      Tidying tidying = new Tidying(bench.store, bench.library, bench.preferences);
      bench.host.serve("/feed", FeedHost.rss("The show", FeedHost.items(6, 6)));
      bench.refreshAll();
      tidying.run();
      assertThat(listed(bench)).as("off unless the listener wants it").hasSize(6);

      bench.preferences.set(Tidying.WITHDRAWN, true);
      tidying.run();
      assertThat(listed(bench)).containsExactly("Episode 6", "Episode 3", "Episode 2", "Episode 1");
      assertThat(bench.rows(id)).as("its own page shows it").hasSize(6);
      assertThat(bench.library.podcast(id).orElseThrow().unplayed()).isEqualTo(2);

      bench.host.serve("/feed", FeedHost.rss("The show", FeedHost.items(6, 5)));
      bench.refreshAll();
      tidying.run();
      assertThat(listed(bench)).as("it is back in the feed").contains("Episode 5").doesNotContain("Episode 4");

      bench.preferences.set(Tidying.WITHDRAWN, false);
      tidying.run();
      assertThat(listed(bench)).hasSize(6);
    }
  }
}
