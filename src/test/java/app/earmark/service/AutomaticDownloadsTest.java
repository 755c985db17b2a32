package app.earmark.service;

import static org.assertj.core.api.Assertions.assertThat;

import app.earmark.model.EpisodeChanges;
import app.earmark.model.EpisodeId;
import app.earmark.model.EpisodeRow;
import app.earmark.model.EpisodeType;
import app.earmark.model.ParsedItem;
import app.earmark.model.PodcastId;
import app.earmark.service.AutomaticDownloads.Which;
import app.earmark.testing.TestLibrary;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AutomaticDownloadsTest {

  @AutoClose private final DownloadBench bench;
  private AutomaticDownloads automatic;
  private PodcastId podcast;
  private int published;

  AutomaticDownloadsTest(@TempDir Path folder) {
    bench = new DownloadBench(folder, AudioCheck.NONE);
    // Nothing runs at this hour: only what is queued counts here.
    bench.preferences.set(DownloadPreferences.FROM, LocalTime.of(1, 0));
    bench.preferences.set(DownloadPreferences.UNTIL, LocalTime.of(2, 0));
    automatic = new AutomaticDownloads(bench.store, bench.library, bench.downloads, bench.preferences);
    podcast = bench.subscribe("https://feed.example/", null, null, List.of(next("A").build(), next("B").build()));
  }

  private ParsedItem.Builder next(String title) {
    published++;
    return TestLibrary.item(published, DownloadBench.DAY.plusSeconds(published)).title(title)
        .duration(Duration.ofMinutes(30));
  }

  private void publish(ParsedItem.Builder... builders) {
    List<ParsedItem> items = new ArrayList<>();
    List<EpisodeChanges.Added> added = new ArrayList<>();
    for (ParsedItem.Builder builder : builders) {
      ParsedItem item = builder.build();
      items.add(item);
      added.add(new EpisodeChanges.Added(item, item.published(), 1));
    }
    bench.store.podcasts().refreshed(podcast, TestLibrary.feed("Show", items), "Show",
        TestLibrary.visit("https://feed.example/", DownloadBench.DAY),
        new EpisodeChanges(added, List.of(), List.of(), List.of()));
  }

  /** Titles of what was put into the queue. */
  private List<String> run() {
    return bench.library.rows(automatic.run(Set.of())).stream().map(EpisodeRow::title).toList();
  }

  @Test
  void nothingUnlessItWasAskedFor() {
    assertThat(run()).isEmpty();
    publish(next("C"));
    assertThat(run()).isEmpty();
  }

  @Test
  void allMeansAllThatComesFromNowOn() {
    bench.preferences.set(AutomaticDownloads.WHICH, Which.ALL);
    assertThat(run()).isEmpty();
    publish(next("C"), next("D"));
    assertThat(run()).containsExactly("C", "D");
    assertThat(run()).isEmpty();
  }

  @Test
  void theNewestAreThoseThatAreThereToo() {
    bench.preferences.set(AutomaticDownloads.WHICH, Which.NEWEST);
    bench.preferences.set(AutomaticDownloads.NEWEST, 1);
    assertThat(run()).containsExactly("B");
    publish(next("C"), next("D"));
    assertThat(run()).containsExactly("D");
  }

  @Test
  void whatWasTakenOutOfTheQueueDoesNotComeAgain() {
    bench.preferences.set(AutomaticDownloads.WHICH, Which.NEWEST);
    assertThat(run()).containsExactly("A", "B");
    bench.ids().forEach(bench.downloads::cancel);
    publish(next("C"));
    assertThat(run()).containsExactly("C");
  }

  @Test
  void turnedOnLaterItDoesNotTakeWhatCameWhileItWasOff() {
    run();
    publish(next("C"));
    run();
    bench.preferences.set(AutomaticDownloads.WHICH, podcast, Which.ALL);
    assertThat(run()).isEmpty();
    assertThat(automatic.wanted(podcast)).hasSize(3);
  }

  @Test
  void onlyWhatFitsTitlesLengthAndKind() {
    run();
    bench.preferences.set(AutomaticDownloads.WHICH, Which.ALL);
    bench.preferences.set(AutomaticDownloads.TITLES, "talk");
    bench.preferences.set(AutomaticDownloads.NOT_TITLES, "/rerun|archive/");
    bench.preferences.set(AutomaticDownloads.AT_LEAST, 10);
    bench.preferences.set(AutomaticDownloads.AT_MOST, 60);
    publish(next("Talk 1"), next("Talk 2 (Archive)"), next("Music"),
        next("Talk 3").duration(Duration.ofMinutes(5)), next("Talk 4").duration(Duration.ofMinutes(61)),
        next("Talk 5").duration(null), next("Talk 6").type(EpisodeType.TRAILER));
    assertThat(run()).containsExactly("Talk 1", "Talk 5");
  }

  @Test
  void aPodcastMayDiffer() {
    bench.preferences.set(AutomaticDownloads.WHICH, Which.NEWEST);
    bench.preferences.set(AutomaticDownloads.WHICH, podcast, Which.OFF);
    assertThat(run()).isEmpty();
  }

  @Test
  void aRulesDownloadBecomesTheListenersWhenTheyAskForIt() {
    bench.preferences.set(AutomaticDownloads.WHICH, Which.NEWEST);
    run();
    EpisodeId id = bench.ids().getFirst();
    assertThat(bench.store.downloads().isByRule(id)).isTrue();
    bench.downloads.enqueue(List.of(id));
    assertThat(bench.store.downloads().isByRule(id)).isFalse();
  }
}
