package app.earmark.ui.main;

import static org.assertj.core.api.Assertions.assertThat;

import app.earmark.testing.FeedHost;
import app.earmark.ui.testing.UiBench;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RefreshAndSidebarTest {

  @AutoClose private final UiBench bench;
  private RefreshViewModel refresh;
  private SidebarViewModel sidebar;

  RefreshAndSidebarTest(@TempDir Path folder) throws IOException {
    bench = new UiBench(folder);
    refresh = new RefreshViewModel(bench.refresh, bench.background, bench.toaster, bench.live);
    sidebar = new SidebarViewModel(bench.library, bench.finding.smartLists(), bench.preferences, bench.background,
        bench.live);
    refresh.attach();
    sidebar.attach();
  }

  @AfterEach
  void close() {
    refresh.detach();
    sidebar.detach();
  }

  private String said() {
    return bench.texts.get(bench.toaster.messages.getLast());
  }

  @Test
  void saysHowManyAreNewAndCountsThem() {
    bench.host.serve("/feed", FeedHost.rss("Show", FeedHost.items(1, 1)));
    bench.subscriptions.add(bench.host.url("/feed"));
    bench.host.serve("/feed", FeedHost.rss("Show", FeedHost.items(2, 1)));
    refresh.refreshAll();
    bench.settle();

    assertThat(said()).isEqualTo("1 new episode");
    assertThat(sidebar.rows()).extracting("podcast.title").containsExactly("Show");
    assertThat(sidebar.unplayedProperty().get()).isEqualTo(2);
    refresh.refreshAll();
    assertThat(said()).isEqualTo("Nothing new");
  }

  @Test
  void saysHowManyFailed() {
    bench.host.serve("/feed", FeedHost.rss("Show", FeedHost.items(1, 1)));
    bench.subscriptions.add(bench.host.url("/feed"));
    bench.host.status("/feed", 500);
    refresh.refreshAll();

    assertThat(said()).isEqualTo("No new episodes; 1 podcast could not be refreshed");
    assertThat(refresh.offlineProperty().get()).isFalse();
  }

  @Test
  void whereNoHostIsKnownThereIsNoNetwork() {
    // Its address is at feed.example, which no name server knows.
    bench.podcast("Career", 1);
    refresh.refreshAll();

    assertThat(refresh.offlineProperty().get()).isTrue();
    refresh.dismissOffline();
    assertThat(refresh.offlineProperty().get()).isFalse();
  }

  @Test
  void countsDownloadsThatAreOnTheirWay() {
    bench.podcast("Career", 3);
    bench.actions.download(bench.rows().subList(0, 2));
    bench.settle();

    assertThat(sidebar.downloadingProperty().get()).isEqualTo(2);
    bench.actions.cancelDownload(List.of(bench.rows().get(1)));
    bench.settle();
    assertThat(sidebar.downloadingProperty().get()).isLessThanOrEqualTo(2);
  }
}
