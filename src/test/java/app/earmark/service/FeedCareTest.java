package app.earmark.service;

import static org.assertj.core.api.Assertions.assertThat;

import app.earmark.model.AddResult;
import app.earmark.model.EpisodeId;
import app.earmark.model.EpisodeRow;
import app.earmark.model.FeedCandidate;
import app.earmark.model.Merge;
import app.earmark.model.NewPlace;
import app.earmark.model.PlayState;
import app.earmark.model.Podcast;
import app.earmark.model.PodcastHealth;
import app.earmark.model.PodcastId;
import app.earmark.testing.FeedHost;
import app.earmark.testing.TestLibrary;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Feeds that have moved onto another subscription or are gone without a word, and guesses that were wrong. */
class FeedCareTest {

  @AutoClose private final ServiceBench bench;

  FeedCareTest(@TempDir Path folder) throws IOException {
    bench = new ServiceBench(folder);
    bench.preferences.set(Directories.APPLE_ADDRESS, bench.host.url("/apple"));
    bench.preferences.set(Directories.FYYD_ADDRESS, bench.host.url("/fyyd"));
  }

  private PodcastId show(String path, String title, int newest, int oldest) {
    bench.host.serve(path, FeedHost.rss(title, FeedHost.items(newest, oldest)));
    AddResult result = bench.subscriptions.add(bench.host.url(path));
    assertThat(result).isInstanceOf(AddResult.Added.class);
    return ((AddResult.Added) result).podcast();
  }

  private Map<String, EpisodeRow> rows(PodcastId podcast) {
    return bench.rows(podcast).stream().collect(Collectors.toMap(EpisodeRow::title, Function.identity()));
  }

  @Test
  void aFeedThatMovesOntoAnotherSubscriptionIsUnitedWithItOnRequestOnly() {
    PodcastId old = show("/old", "The show", 5, 1);
    PodcastId other = show("/new", "The show, new", 6, 3);
    bench.store.folders().add(old, "News");
    bench.store.episodes().markPlayed(List.of(rows(old).get("Episode 4").id()), ServiceBench.START);
    bench.store.episodes().savePosition(rows(old).get("Episode 3").id(), 60_000, ServiceBench.START);
    bench.store.episodes().savePosition(rows(other).get("Episode 3").id(), 5_000, ServiceBench.START.minusSeconds(60));
    EpisodeId fifth = rows(old).get("Episode 5").id();
    TestLibrary.onDisk(bench.store, fifth, 1, ServiceBench.START);
    TestLibrary.onDisk(bench.store, rows(old).get("Episode 1").id(), 1, ServiceBench.START);
    bench.host.redirect("/old", 301, "/new");
    bench.refreshAll();
    assertThat(bench.library.podcasts()).hasSize(2);
    assertThat(bench.care.moved().movedOnto(old).map(Podcast::id)).contains(other);
    assertThat(bench.care.moved().movedOnto(other)).isEmpty();

    assertThat(bench.care.moved().unite(old, other)).isPresent();

    assertThat(bench.library.podcasts()).extracting(Podcast::id).containsExactly(other);
    Map<String, EpisodeRow> united = rows(other);
    assertThat(united.keySet()).containsExactlyInAnyOrder(
        "Episode 1", "Episode 2", "Episode 3", "Episode 4", "Episode 5", "Episode 6");
    assertThat(united.get("Episode 4").playState()).isEqualTo(PlayState.PLAYED);
    assertThat(united.get("Episode 3").positionMs()).isEqualTo(60_000);
    assertThat(bench.store.downloads().find(united.get("Episode 5").id()).orElseThrow().file())
        .isEqualTo("episodes/" + fifth + ".mp3");
    assertThat(bench.store.downloads().find(united.get("Episode 1").id())).isPresent();
    assertThat(bench.store.folders().all().get(other)).containsExactly("News");
    bench.refreshAll();
    assertThat(bench.rows(other)).hasSize(6);
    assertThat(bench.care.moved().unite(old, other)).as("it is not subscribed to any more").isEmpty();
    assertThat(bench.care.moved().unite(other, other)).isEmpty();
  }

  @Test
  void aPodcastThatWasGivenUpInAUnionCanBeSubscribedToAgain() {
    PodcastId old = show("/old", "The show", 5, 1);
    PodcastId other = show("/new", "The show, new", 5, 1);
    bench.store.episodes().markPlayed(List.of(rows(old).get("Episode 4").id()), ServiceBench.START);
    assertThat(bench.care.moved().unite(old, other)).isPresent();
    assertThat(bench.subscriptions.restore(old)).isTrue();
    assertThat(rows(old).get("Episode 4").playState()).isEqualTo(PlayState.PLAYED);
    assertThat(bench.library.podcasts()).hasSize(2);
  }

  @Test
  void aFeedThatIsGoneIsToldOfOnceAndFoundAgainWithItsMarks() {
    PodcastId id = show("/feed", "The Show", 5, 1);
    bench.store.episodes().markPlayed(List.of(rows(id).get("Episode 4").id()), ServiceBench.START);
    bench.host.status("/feed", 410);
    List<List<Podcast>> told = new ArrayList<>();
    bench.refresh.lost().subscribe(told::add);
    told.clear();
    assertThat(bench.refreshOne().fellAsleep()).isTrue();
    bench.refresh.run(Set.of(id), true, outcome -> { });
    assertThat(told).hasSize(1).first().satisfies(
        podcasts -> assertThat(podcasts).extracting(Podcast::title).containsExactly("The Show"));
    assertThat(bench.library.podcast(id).orElseThrow().health().state()).isEqualTo(PodcastHealth.State.ASLEEP);

    bench.host.serve("/moved", FeedHost.rss("The Show", FeedHost.items(6, 2)));
    bench.host.serve("/fyyd/search/podcast?term=The%20Show&count=40", """
        {"status": 1, "data": [{"title": "the show!", "xmlURL": "%s"}, {"title": "Another show", "xmlURL": "%s"},
          {"title": "The Show", "xmlURL": "%s"}]}
        """.formatted(bench.host.url("/moved"), bench.host.url("/another"), bench.host.url("/feed")));
    List<FeedCandidate> found = bench.care.newAddresses().look(id);
    assertThat(found).extracting(FeedCandidate::url).containsExactly(bench.host.url("/moved"));
    assertThat(bench.care.newAddresses().move(id, found.getFirst().url())).isEqualTo(new NewPlace.Moved(4, 1));
    assertThat(bench.library.podcast(id).orElseThrow().feedUrl()).isEqualTo(bench.host.url("/moved"));
    assertThat(bench.library.podcast(id).orElseThrow().health()).isEqualTo(PodcastHealth.GOOD);
    assertThat(rows(id).get("Episode 4").playState()).isEqualTo(PlayState.PLAYED);
    assertThat(bench.rows(id)).hasSize(6);
  }

  @Test
  void aNewAddressThatIsNoneChangesNothing() {
    PodcastId id = show("/feed", "The show", 5, 1);
    PodcastId other = show("/other", "Other", 2, 1);
    assertThat(bench.care.newAddresses().move(id, bench.host.url("/none"))).isInstanceOf(NewPlace.Failed.class);
    assertThat(bench.care.newAddresses().move(id, bench.host.url("/other"))).isEqualTo(new NewPlace.Taken(other));
    assertThat(bench.library.podcast(id).orElseThrow().feedUrl()).isEqualTo(bench.host.url("/feed"));
    assertThat(bench.rows(id)).hasSize(5);
  }

  @Test
  void aGuessIsWrittenDownAndCanBeTakenBackForGood() {
    PodcastId id = show("/feed", "The show", 3, 1);
    EpisodeRow newest = bench.rows(id).getFirst();
    bench.library.markPlayed(List.of(newest.id()));
    List<String> items = new ArrayList<>(FeedHost.items(3, 1));
    items.set(0, FeedHost.item("other-guid", "Episode 3", 3));
    bench.host.serve("/feed", FeedHost.rss("The show", items));
    bench.refreshOne();
    assertThat(bench.rows(id)).hasSize(3);
    Merge merge = bench.library.merges(id).getFirst();
    assertThat(merge.episode()).isEqualTo(newest.id());

    assertThat(bench.library.undoMerge(merge)).isTrue();
    assertThat(bench.library.undoMerge(merge)).isFalse();
    assertThat(bench.rows(id)).hasSize(4);
    bench.host.serve("/feed", FeedHost.rss("The show ", items));
    bench.refreshOne();
    assertThat(bench.rows(id)).hasSize(4);
    assertThat(bench.library.episode(newest.id()).orElseThrow()).satisfies(episode -> {
      assertThat(episode.guid()).isEqualTo("guid-3");
      assertThat(episode.row().withdrawn()).isTrue();
      assertThat(episode.row().playState()).isEqualTo(PlayState.PLAYED);
    });
    assertThat(bench.rows(id)).filteredOn(row -> !row.withdrawn()).extracting(EpisodeRow::playState)
        .containsOnly(PlayState.UNPLAYED);
    assertThat(bench.library.merges(id)).extracting(Merge::undone).containsExactly(true);
  }
}
