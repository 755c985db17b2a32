package app.earmark.service;

import static org.assertj.core.api.Assertions.assertThat;

import app.earmark.model.DownloadState;
import app.earmark.model.DownloadsSnapshot;
import app.earmark.model.EpisodeId;
import app.earmark.model.EpisodeRow;
import app.earmark.model.HeardEpisode;
import app.earmark.model.PlaybackState.Phase;
import app.earmark.model.UpNextSnapshot;
import app.earmark.service.UpNext.Then;
import app.earmark.testing.TestLibrary;
import app.earmark.ui.testing.UiBench;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The queue, what follows at the end of an episode, and the history. */
class UpNextTest {

  @AutoClose private final UiBench bench;
  private UpNext upNext;

  UpNextTest(@TempDir Path folder) throws IOException {
    bench = new UiBench(folder);
    bench.podcast("Career", 6);
    upNext = bench.upNext;
  }

  private EpisodeId id(int number) {
    return bench.row("Career " + number).id();
  }

  private List<EpisodeId> ids(int... numbers) {
    return Arrays.stream(numbers).mapToObj(this::id).toList();
  }

  private List<String> queue() {
    return upNext.rows().stream().map(EpisodeRow::title).map(title -> title.substring(7)).toList();
  }

  @Test
  void playsNextAndLastAndOutlivesTheProgram() {
    upNext.playLast(ids(1, 2));
    upNext.playLast(ids(3, 1));
    upNext.playNext(ids(5, 4));
    assertThat(queue()).containsExactly("5", "4", "1", "2", "3");
    upNext.playNext(ids(3));
    assertThat(queue()).containsExactly("3", "5", "4", "1", "2");
    assertThat(new UpNext(bench.store, bench.library, bench.downloads, bench.preferences, UiBench.CLOCK)
        .snapshot().get()).isEqualTo(upNext.snapshot().get());
  }

  @Test
  void movesOneOrSeveralToAnyPlace() {
    upNext.playLast(ids(1, 2, 3, 4, 5));
    upNext.insert(ids(5), 1);
    assertThat(queue()).containsExactly("1", "5", "2", "3", "4");
    upNext.insert(ids(1, 2), 5);
    assertThat(queue()).containsExactly("5", "3", "4", "1", "2");
    upNext.insert(ids(6), 99);
    assertThat(queue()).containsExactly("5", "3", "4", "1", "2", "6");
    upNext.insert(ids(3), 1);
    assertThat(queue()).containsExactly("5", "3", "4", "1", "2", "6");
  }

  @Test
  void aBlockMovesTogetherAndStopsAtTheEnds() {
    upNext.playLast(ids(1, 2, 3, 4));
    upNext.shift(ids(2, 3), -1);
    assertThat(queue()).containsExactly("2", "3", "1", "4");
    upNext.shift(ids(2, 3), -1);
    assertThat(queue()).containsExactly("2", "3", "1", "4");
    upNext.shift(ids(2, 1), 1);
    assertThat(queue()).containsExactly("3", "2", "4", "1");
    upNext.shift(ids(2, 1), 1);
    assertThat(queue()).containsExactly("3", "4", "2", "1");
  }

  @Test
  void whatWasTakenOutComesBackToItsPlace() {
    upNext.playLast(ids(1, 2, 3, 4));
    UpNextSnapshot before = upNext.remove(ids(2, 4));
    upNext.playLast(ids(5));
    upNext.restore(before, ids(2, 4));
    assertThat(queue()).containsExactly("1", "2", "3", "4", "5");

    UpNextSnapshot full = upNext.clear();
    assertThat(queue()).isEmpty();
    upNext.playLast(ids(6));
    upNext.restore(full, full.episodes());
    assertThat(queue()).containsExactly("1", "2", "3", "4", "5", "6");
  }

  @Test
  void downloadsWhatIsQueuedUnlessItShouldNot() {
    upNext.playLast(ids(1));
    assertThat(bench.row("Career 1").download()).isInstanceOf(DownloadState.Queued.class);
    bench.preferences.set(UpNext.DOWNLOADS_AHEAD, false);
    upNext.playNext(ids(2));
    assertThat(bench.row("Career 2").download()).isInstanceOf(DownloadState.None.class);
    bench.preferences.set(UpNext.DOWNLOADS_AHEAD, true);
    upNext.downloadAhead();
    assertThat(bench.row("Career 2").download()).isInstanceOf(DownloadState.Queued.class);
  }

  @Test
  void whatIsQueuedComesBeforeWhatContinuesByItself() {
    bench.preferences.set(UpNext.THEN, Then.PODCAST);
    assertThat(upNext.after(id(2))).contains(id(3));
    upNext.playLast(ids(6));
    assertThat(upNext.after(id(2))).contains(id(6));
    bench.preferences.set(UpNext.GOES_ON, false);
    assertThat(upNext.after(id(2))).isEmpty();
    assertThat(upNext.next(id(2))).contains(id(6));
  }

  @Test
  void goesOnWithThePodcastOrTheNewestOrStops() {
    bench.podcast("Other", 1);
    assertThat(upNext.after(id(2))).isEmpty();
    bench.preferences.set(UpNext.THEN, Then.PODCAST);
    bench.library.markPlayed(ids(3));
    assertThat(upNext.after(id(2))).contains(id(4));
    assertThat(upNext.after(id(6))).isEmpty();
    bench.preferences.set(UpNext.THEN, Then.NEWEST);
    bench.library.markPlayed(List.of(bench.row("Other 1").id()));
    assertThat(upNext.after(id(2))).contains(id(6));
    bench.preferences.set(UpNext.THEN, bench.row("Career 2").podcast(), Then.NOTHING);
    assertThat(upNext.after(id(2))).isEmpty();
  }

  @Test
  void whatPlaysLeavesTheQueueAndTheNextOneFollows() {
    bench.onDisk("Career 1");
    bench.onDisk("Career 3");
    upNext.playLast(ids(1, 3));
    bench.playback.play(id(1));
    bench.settle();
    assertThat(queue()).containsExactly("3");

    bench.output.end();
    bench.settle();
    assertThat(bench.playback.state().get().phase()).isEqualTo(Phase.PLAYING);
    assertThat(bench.playback.state().get().episode()).extracting(EpisodeRow::title).isEqualTo("Career 3");
    assertThat(queue()).isEmpty();

    bench.output.end();
    bench.settle();
    assertThat(bench.playback.state().get().phase()).isEqualTo(Phase.ENDED);
  }

  @Test
  void whatIsNotOnDiskIsFetchedBeforeAllOthersAndFollows() {
    bench.onDisk("Career 1");
    upNext.playLast(ids(2));
    bench.playback.play(id(1));
    bench.settle();
    bench.output.end();
    bench.settle();
    assertThat(bench.downloads.snapshot().get().queue()).startsWith(id(2));

    TestLibrary.onDisk(bench.store, id(2), 10, UiBench.NOW);
    bench.downloads.snapshot().publish(DownloadsSnapshot.EMPTY);
    bench.settle();
    assertThat(bench.playback.state().get().episode()).extracting(EpisodeRow::title).isEqualTo("Career 2");
    assertThat(bench.playback.state().get().phase()).isEqualTo(Phase.PLAYING);
  }

  @Test
  void whatIsNotOnDiskIsHeardWhileItComesAndLeavesTheQueue() {
    bench.onDisk("Career 1");
    upNext.playLast(ids(2, 3));
    bench.playback.play(id(1));
    bench.settle();
    bench.output.end();
    bench.settle();
    assertThat(bench.row("Career 2").download()).isNotInstanceOf(DownloadState.Done.class);
    assertThat(bench.output.isGrowing()).isTrue();
    assertThat(bench.playback.state().get().episode()).extracting(EpisodeRow::title).isEqualTo("Career 2");
    assertThat(bench.playback.state().get().phase()).isEqualTo(Phase.PLAYING);
    assertThat(queue()).containsExactly("3");

    bench.output.end();
    bench.settle();
    assertThat(bench.playback.state().get().episode()).extracting(EpisodeRow::title).isEqualTo("Career 3");
    assertThat(bench.output.isGrowing()).isTrue();
  }

  @Test
  void theHistoryKnowsWhatWasHeardAndHowFar() {
    bench.onDisk("Career 1");
    bench.onDisk("Career 2");
    bench.playback.play(id(1));
    bench.playback.seek(90_000);
    bench.playback.pause();
    bench.settle();
    bench.playback.play(id(2));
    bench.settle();
    bench.output.end();
    bench.settle();
    List<HeardEpisode> heard = bench.history.latest(0, 10);
    assertThat(heard).extracting(one -> one.row().title()).containsExactly("Career 2", "Career 1");
    assertThat(heard).extracting(HeardEpisode::finished).containsExactly(true, false);
    assertThat(heard).extracting(HeardEpisode::positionMs).containsExactly(UiBench.DURATION_MS, 90_000L);

    List<HeardEpisode> known = bench.history.forget(ids(1, 2));
    assertThat(bench.history.count()).isZero();
    bench.history.restore(known);
    assertThat(bench.history.latest(0, 10)).isEqualTo(heard);
  }

  @Test
  void nextAndPreviousGoThroughQueueAndHistory() {
    List.of("Career 1", "Career 2", "Career 3").forEach(bench::onDisk);
    upNext.playLast(ids(2, 3));
    bench.playback.play(id(1));
    bench.settle();
    bench.listening.next();
    bench.settle();
    assertThat(bench.playback.state().get().episode()).extracting(EpisodeRow::title).isEqualTo("Career 2");
    bench.listening.previous();
    bench.settle();
    assertThat(bench.playback.state().get().episode()).extracting(EpisodeRow::title).isEqualTo("Career 1");
    bench.playback.seek(60_000);
    bench.settle();
    bench.listening.previous();
    bench.settle();
    assertThat(bench.playback.state().get().positionMs()).isZero();
    assertThat(bench.playback.state().get().episode()).extracting(EpisodeRow::title).isEqualTo("Career 1");
  }
}
