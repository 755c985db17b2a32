package app.earmark.store;

import static org.assertj.core.api.Assertions.assertThat;

import app.earmark.model.DownloadState;
import app.earmark.model.EpisodeFilter;
import app.earmark.model.EpisodeId;
import app.earmark.model.EpisodeRow;
import app.earmark.model.PodcastId;
import app.earmark.testing.TestLibrary;
import app.earmark.util.Message;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DownloadStoreTest {

  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

  @TempDir
  Path folder;

  private LibraryStore store;
  private DownloadStore downloads;
  private List<EpisodeId> episodes;

  @BeforeEach
  void open() {
    store = TestLibrary.open(folder);
    downloads = store.downloads();
    PodcastId podcast = TestLibrary.add(store, "Show", List.of(
        TestLibrary.item(1, NOW).build(), TestLibrary.item(2, NOW).build(), TestLibrary.item(3, NOW).build(),
        TestLibrary.item(4, NOW).build()), NOW);
    episodes = store.episodes().known(podcast).stream().map(known -> known.id()).toList();
  }

  @AfterEach
  void close() {
    store.close();
  }

  private List<EpisodeId> queue() {
    return downloads.queue().stream().map(DownloadRecord::episode).toList();
  }

  private DownloadState state(EpisodeId id) {
    return store.episodes().find(id).orElseThrow().row().download();
  }

  @Test
  void runsInTheOrderOfAskingAndAskingTwiceChangesNothing() {
    downloads.enqueue(List.of(episodes.get(2), episodes.get(0)), NOW);
    downloads.enqueue(List.of(episodes.get(0), episodes.get(1), new EpisodeId(999)), NOW);
    assertThat(queue()).containsExactly(episodes.get(2), episodes.get(0), episodes.get(1));
    downloads.reorder(List.of(episodes.get(1)));
    assertThat(queue()).containsExactly(episodes.get(1), episodes.get(2), episodes.get(0));
    assertThat(state(episodes.get(3))).isEqualTo(new DownloadState.None());
    assertThat(state(episodes.get(1))).isEqualTo(new DownloadState.Queued());
  }

  @Test
  void remembersHowFarAPartCanBeTrusted() {
    EpisodeId id = episodes.getFirst();
    downloads.enqueue(List.of(id), NOW);
    assertThat(downloads.find(id).orElseThrow().resume()).isNull();
    ResumePointRecord point = new ResumePointRecord("\"a\"", "Mon, 01 Jan 2024 00:00:00 GMT", 900L, 400);
    downloads.choosePlace(id, "episodes/Show/1.mp3");
    downloads.saveProgress(id, point);
    downloads.pause(id);
    assertThat(downloads.find(id).orElseThrow().resume()).isEqualTo(point);
    assertThat(downloads.find(id).orElseThrow().file()).isEqualTo("episodes/Show/1.mp3");
    assertThat(state(id)).isEqualTo(new DownloadState.Paused(400, 900L));
    downloads.resume(id);
    assertThat(state(id)).isEqualTo(new DownloadState.Queued());
    assertThat(downloads.find(id).orElseThrow().resume()).isEqualTo(point);
  }

  @Test
  void saysWhyItFailedInAnyLanguage() {
    EpisodeId id = episodes.getFirst();
    downloads.enqueue(List.of(id, episodes.get(1)), NOW);
    Message problem = Message.of("download.problem.wrong-length", "host.example", 5, 10);
    downloads.fail(id, problem);
    assertThat(state(id)).isEqualTo(new DownloadState.Failed(problem));
    assertThat(downloads.find(id).orElseThrow().attempts()).isEqualTo(1);
    downloads.enqueue(List.of(id), NOW);
    assertThat(queue()).containsExactly(episodes.get(1), id);
    assertThat(state(id)).isEqualTo(new DownloadState.Queued());
  }

  @Test
  void whatIsDoneIsOnTheDiskAndStaysSo() {
    EpisodeId id = episodes.getFirst();
    EpisodeFilter onDisk = new EpisodeFilter(null, EpisodeFilter.Which.DOWNLOADED);
    downloads.enqueue(List.of(id), NOW);
    assertThat(store.episodes().count(onDisk)).isZero();
    downloads.finish(id, "episodes/Show/1.mp3", 1234, null, null, NOW);
    assertThat(store.episodes().window(onDisk, 0, 9)).extracting(EpisodeRow::download)
        .containsExactly(new DownloadState.Done("episodes/Show/1.mp3", 1234));
    assertThat(store.podcasts().all().getFirst().downloaded()).isEqualTo(1);
    downloads.enqueue(List.of(id), NOW);
    downloads.fail(id, Message.of("download.problem.unknown"));
    downloads.pause(id);
    downloads.resume(id);
    assertThat(state(id)).isInstanceOf(DownloadState.Done.class);
    assertThat(queue()).isEmpty();
    assertThat(downloads.find(id).orElseThrow().file()).isEqualTo("episodes/Show/1.mp3");
  }

  @Test
  void aDeletedFileLeavesTheListAndCanComeBack() {
    EpisodeId id = episodes.getFirst();
    downloads.enqueue(List.of(id), NOW);
    downloads.finish(id, "episodes/Show/1.mp3", 1234, null, null, NOW);
    downloads.remove(id);
    assertThat(state(id)).isEqualTo(new DownloadState.None());
    assertThat(store.episodes().count(new EpisodeFilter(null, EpisodeFilter.Which.DOWNLOADED))).isZero();
    assertThat(downloads.restore(id, "episodes/Show/1.mp3", 1234, NOW)).isTrue();
    assertThat(downloads.restore(id, "episodes/Show/1.mp3", 1234, NOW)).isFalse();
    assertThat(state(id)).isEqualTo(new DownloadState.Done("episodes/Show/1.mp3", 1234));
  }

  @Test
  void everythingSurvivesAnotherStart() {
    downloads.enqueue(episodes, NOW);
    downloads.finish(episodes.get(0), "episodes/Show/1.mp3", 7, null, null, NOW);
    downloads.pause(episodes.get(1));
    store.close();
    store = TestLibrary.open(folder);
    downloads = store.downloads();
    assertThat(queue()).containsExactly(episodes.get(1), episodes.get(2), episodes.get(3));
    assertThat(downloads.done()).extracting(DownloadRecord::episode).containsExactly(episodes.get(0));
  }
}
