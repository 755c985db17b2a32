package app.earmark.service;

import static org.assertj.core.api.Assertions.assertThat;

import app.earmark.model.DoomedFile;
import app.earmark.model.DoomedFile.Reason;
import app.earmark.model.EpisodeId;
import app.earmark.model.ParsedItem;
import app.earmark.model.PodcastId;
import app.earmark.testing.TestLibrary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RetentionTest {

  private static final long GIGABYTE = 1_000_000_000L;

  private final Path folder;
  @AutoClose private final DownloadBench bench;
  private Retention retention;
  private PodcastId podcast;
  private List<EpisodeId> ids;

  RetentionTest(@TempDir Path folder) throws IOException {
    this.folder = folder;
    bench = new DownloadBench(folder, AudioCheck.NONE);
    retention = new Retention(bench.store, bench.downloads, bench.preferences, bench.source);
    List<ParsedItem> items = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      items.add(TestLibrary.item(i, DownloadBench.DAY.plusSeconds(i)).build());
    }
    podcast = bench.subscribe("https://feed.example/", null, null, items);
    ids = bench.ids();
    Files.createDirectories(folder.resolve("episodes"));
    for (EpisodeId id : ids) {
      bench.store.downloads().enqueueByRule(List.of(id), DownloadBench.DAY);
      Files.writeString(folder.resolve("episodes/" + id), "sound");
      bench.store.downloads().finish(id, "episodes/" + id, GIGABYTE, null, null, DownloadBench.DAY);
    }
    retention.sweep();
  }

  private List<EpisodeId> pending() {
    return Retention.episodes(retention.pending().get());
  }

  private List<EpisodeId> kept() {
    return retention.files().stream().map(file -> file.episode()).toList().reversed();
  }

  @Test
  void withoutARuleEverythingIsKept() {
    assertThat(retention.doomed()).isEmpty();
    assertThat(kept()).isEqualTo(ids);
  }

  @Test
  void aChangedRuleShowsWhatItWouldDeleteAndDeletesNothingByItself() {
    bench.preferences.set(Retention.NEWEST, 2);
    retention.sweep();
    retention.sweep();
    assertThat(pending()).containsExactlyInAnyOrderElementsOf(ids.subList(0, 3));
    assertThat(DoomedFile.bytes(retention.pending().get())).isEqualTo(3 * GIGABYTE);
    assertThat(kept()).isEqualTo(ids);
    assertThat(retention.agree()).hasSize(3);
    assertThat(kept()).isEqualTo(ids.subList(3, 5));
    assertThat(pending()).isEmpty();
  }

  @Test
  void whatWasDeletedComesBackAndIsThenTheListenersOwn() {
    bench.preferences.set(Retention.NEWEST, 2);
    retention.sweep();
    List<DoomedFile> deleted = retention.agree();
    assertThat(folder.resolve("episodes/" + ids.getFirst())).doesNotExist();
    Retention.episodes(deleted).forEach(id -> assertThat(bench.downloads.files().undoDelete(id)).isTrue());
    assertThat(folder.resolve("episodes/" + ids.getFirst())).hasContent("sound");
    retention.sweep();
    assertThat(kept()).isEqualTo(ids);
  }

  @Test
  void keepingWhatIsThereLetsTheRuleHoldForWhatComes() throws IOException {
    bench.preferences.set(Retention.NEWEST, 2);
    retention.sweep();
    retention.keepPending();
    retention.sweep();
    assertThat(kept()).isEqualTo(ids);
    assertThat(pending()).isEmpty();
    bench.preferences.set(Retention.NEWEST, 1);
    retention.sweep();
    assertThat(pending()).containsExactly(ids.get(3));
  }

  @Test
  void aRuleThatHoldsDeletesByItselfAndTellsWhat() {
    bench.preferences.set(Retention.PLAYED, true);
    retention.sweep();
    assertThat(pending()).isEmpty();
    bench.library.markPlayed(List.of(ids.get(1)));
    bench.now.updateAndGet(now -> now.plus(Duration.ofDays(6)));
    retention.sweep();
    assertThat(kept()).isEqualTo(ids);
    bench.now.updateAndGet(now -> now.plus(Duration.ofDays(1)));
    retention.sweep();
    assertThat(kept()).doesNotContain(ids.get(1)).hasSize(4);
    assertThat(retention.swept().get()).singleElement().extracting(DoomedFile::reason).isEqualTo(Reason.PLAYED);
  }

  @Test
  void startedQueuedMarkedAndChosenOnesStay() {
    bench.library.savePosition(ids.get(0), 1_000);
    bench.store.upNext().replace(List.of(ids.get(1)), DownloadBench.DAY);
    bench.store.earmarks().add(ids.get(2), 5_000, null, DownloadBench.DAY);
    bench.downloads.enqueue(List.of(ids.get(3)));
    bench.preferences.set(Retention.NEWEST, 1);
    bench.preferences.set(Retention.BUDGET, 1);
    retention.sweep();
    assertThat(retention.doomed()).singleElement()
        .satisfies(doomed -> assertThat(doomed.file().episode()).isEqualTo(ids.get(4)))
        .extracting(DoomedFile::reason).isEqualTo(Reason.BUDGET);
  }

  @Test
  void theBudgetTakesPlayedOnesFirstThenTheOldest() {
    bench.library.markPlayed(List.of(ids.get(4)));
    bench.preferences.set(Retention.BUDGET, 3);
    retention.sweep();
    assertThat(pending()).containsExactly(ids.get(4), ids.get(0));
    bench.preferences.reset(Retention.BUDGET);
    retention.sweep();
    assertThat(pending()).isEmpty();
    assertThat(kept()).isEqualTo(ids);
  }

  @Test
  void aPodcastMayDiffer() {
    bench.preferences.set(Retention.NEWEST, 1);
    bench.preferences.set(Retention.NEWEST, podcast, 0);
    retention.sweep();
    assertThat(pending()).isEmpty();
  }

  @Test
  void theBinGivesBackWhatWasEmptied() {
    bench.downloads.files().delete(ids.subList(0, 2));
    assertThat(bench.downloads.files().bin()).hasSize(2).allSatisfy(file -> assertThat(file.bytes()).isEqualTo(5));
    bench.downloads.files().emptyBin();
    assertThat(bench.downloads.files().bin()).isEmpty();
    bench.downloads.files().undoEmptyBin();
    assertThat(bench.downloads.files().undoDelete(ids.getFirst())).isTrue();
    bench.downloads.files().emptyBin();
    bench.downloads.files().emptyBinForGood();
    bench.downloads.files().undoEmptyBin();
    assertThat(bench.downloads.files().bin()).isEmpty();
  }
}
