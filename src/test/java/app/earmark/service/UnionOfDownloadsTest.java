package app.earmark.service;

import static org.assertj.core.api.Assertions.assertThat;

import app.earmark.model.DownloadState;
import app.earmark.model.Enclosure;
import app.earmark.model.EpisodeId;
import app.earmark.model.PodcastId;
import app.earmark.testing.FaultServer;
import app.earmark.testing.TestLibrary;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Downloads that are not finished go over to the other podcast's episodes when two subscriptions become one. */
class UnionOfDownloadsTest {

  private static final int SIZE = 300_000;

  @AutoClose private final FaultServer server = FaultServer.start();
  @AutoClose private final DownloadBench bench;

  UnionOfDownloadsTest(@TempDir Path folder) {
    bench = new DownloadBench(folder, AudioCheck.NONE);
  }

  private PodcastId show(String feedUrl, String audio) {
    return bench.subscribe(feedUrl, null, null, List.of(
        TestLibrary.item(1, DownloadBench.DAY).guid("one").title("One")
            .enclosure(new Enclosure(audio, "audio/mpeg", null)).build()));
  }

  @Test
  void theOtherEpisodeGoesOnWithWhatHasArrived() throws Exception {
    String audio = server.audio(1, SIZE, "", "stall.100000", "ok");
    PodcastId from = show("https://old.example/feed", audio);
    PodcastId into = show("https://new.example/feed", audio);
    EpisodeId old = bench.ids().getFirst();
    EpisodeId other = bench.ids().getLast();
    bench.downloads.enqueue(List.of(old));
    bench.awaitState(old, DownloadState.Running.class);

    MovedFeeds moved = new MovedFeeds(bench.store, bench.library, bench.source);
    assertThat(moved.unite(from, into)).isPresent();
    bench.downloads.reread();

    assertThat(bench.downloads.snapshot().get().states()).doesNotContainKey(old);
    assertThat(bench.downloads.await(List.of(other)).get(other)).isInstanceOf(DownloadState.Done.class);
    assertThat(bench.store.downloads().find(old)).isEmpty();
  }

  @Test
  void thoseThatWaitAreTakenBackWithTheUnion() {
    String audio = server.audio(2, SIZE, "", "stall.1000");
    PodcastId from = show("https://old.example/feed", audio);
    PodcastId into = show("https://new.example/feed", audio);
    EpisodeId old = bench.ids().getFirst();
    EpisodeId other = bench.ids().getLast();
    bench.downloads.enqueue(List.of(old));
    bench.downloads.pause(old);
    bench.awaitState(old, DownloadState.Paused.class);

    Runnable undo = new MovedFeeds(bench.store, bench.library, bench.source).unite(from, into).orElseThrow();
    bench.downloads.reread();
    assertThat(bench.downloads.snapshot().get().states()).containsOnlyKeys(other);
    undo.run();
    bench.downloads.reread();
    assertThat(bench.downloads.snapshot().get().states()).containsOnlyKeys(old);
    assertThat(bench.state(old)).isInstanceOf(DownloadState.Paused.class);
  }
}
