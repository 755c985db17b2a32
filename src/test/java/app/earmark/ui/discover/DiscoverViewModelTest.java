package app.earmark.ui.discover;

import static org.assertj.core.api.Assertions.assertThat;

import app.earmark.model.DiscoveredPodcast;
import app.earmark.service.Directories;
import app.earmark.service.Preferences;
import app.earmark.testing.FeedHost;
import app.earmark.ui.testing.UiBench;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a local stand-in that replays answers in the form that the directories document. */
class DiscoverViewModelTest {

  private static final String APPLE = "/search?media=podcast&entity=podcast&term=work&country=DE&limit=40";
  private static final String FYYD = "/0.2/search/podcast?term=work&count=40";

  @AutoClose private final UiBench bench;
  private Subscribing subscribing;
  private DiscoverViewModel model;

  DiscoverViewModelTest(@TempDir Path folder) throws IOException {
    bench = new UiBench(folder);
    Preferences preferences = bench.preferences;
    preferences.set(Directories.COUNTRY, "DE");
    preferences.set(Directories.APPLE_ADDRESS, bench.host.url("/"));
    preferences.set(Directories.FYYD_ADDRESS, bench.host.url("/0.2"));
    subscribing = new Subscribing(bench.subscriptions, bench.background, bench.toaster);
    model = new DiscoverViewModel(bench.discovery, subscribing, bench.background);
  }

  private void serve() {
    bench.host.serve("/feed", FeedHost.rss("Work Talk", FeedHost.items(3, 1)));
    bench.host.serve(APPLE, """
        {"resultCount": 1, "results": [
          {"collectionName": "Work Talk", "artistName": "Somebody", "feedUrl": "%s", "trackCount": 3}]}
        """.formatted(bench.host.url("/feed")));
    bench.host.serve(FYYD, """
        {"status": 1, "msg": "ok", "data": []}
        """);
  }

  private void search() {
    model.wordsProperty().set(" work ");
    model.search();
    bench.settle();
  }

  @Test
  void invitesThenShowsWhatWasFound() {
    serve();
    assertThat(model.stateProperty().get().showing()).isEqualTo(DiscoverViewModel.Showing.INVITATION);
    search();
    DiscoverViewModel.State state = model.stateProperty().get();
    assertThat(state.showing()).isEqualTo(DiscoverViewModel.Showing.FOUND);
    assertThat(state.result().waitingFor()).isEmpty();
    assertThat(state.result().podcasts()).extracting(DiscoveredPodcast::title).containsExactly("Work Talk");
  }

  @Test
  void oneDirectorysFailureStandsBesideWhatTheOthersFound() {
    serve();
    bench.host.status(FYYD, 503);
    search();
    DiscoverViewModel.State state = model.stateProperty().get();
    assertThat(state.showing()).isEqualTo(DiscoverViewModel.Showing.FOUND);
    assertThat(state.result().troubles()).hasSize(1);
    assertThat(bench.texts.get(state.result().troubles().getFirst().message())).contains("fyyd");
  }

  @Test
  void tellsNothingFoundFromNobodyAsked() {
    bench.host.serve(APPLE, "{\"resultCount\": 0, \"results\": []}");
    bench.host.serve(FYYD, "{\"status\": 1, \"msg\": \"ok\", \"data\": []}");
    search();
    assertThat(model.stateProperty().get().showing()).isEqualTo(DiscoverViewModel.Showing.NOTHING);

    bench.host.status(APPLE, 500);
    bench.host.status(FYYD, 500);
    search();
    assertThat(model.stateProperty().get().showing()).isEqualTo(DiscoverViewModel.Showing.OFFLINE);
    assertThat(model.stateProperty().get().result().troubles()).hasSize(2);
  }

  @Test
  void subscribesWithOneClickAndAnUndo() {
    serve();
    search();
    String feed = model.stateProperty().get().result().podcasts().getFirst().feedUrl();
    assertThat(subscribing.of(feed, null)).isInstanceOf(Subscribing.State.Not.class);

    subscribing.subscribe(feed);
    assertThat(subscribing.of(feed, null)).isInstanceOf(Subscribing.State.Subscribed.class);
    assertThat(bench.library.podcasts()).hasSize(1);

    bench.toaster.undo.run();
    assertThat(bench.library.podcasts()).isEmpty();
    assertThat(subscribing.of(feed, null)).isInstanceOf(Subscribing.State.Not.class);
  }

  @Test
  void saysWhyASubscriptionFailed() {
    bench.host.status("/gone", 410);
    subscribing.subscribe(bench.host.url("/gone"));
    assertThat(subscribing.of(bench.host.url("/gone"), null)).isInstanceOf(Subscribing.State.Failed.class);
    assertThat(bench.library.podcasts()).isEmpty();
  }

  @Test
  void looksIntoAPodcastWithoutSubscribing() {
    serve();
    var preview = new PreviewViewModel(bench.host.url("/feed"), bench.discovery, subscribing, bench.background);
    preview.attach();
    assertThat(preview.stepProperty().get()).isInstanceOfSatisfying(PreviewViewModel.Step.Shown.class, shown -> {
      assertThat(shown.podcast().title()).isEqualTo("Work Talk");
      assertThat(shown.podcast().latest()).hasSize(3);
    });
    assertThat(bench.library.podcasts()).isEmpty();
    preview.detach();
  }

  @Test
  void saysWhyAPodcastCannotBeShown() {
    bench.host.status("/feed", 404);
    var preview = new PreviewViewModel(bench.host.url("/feed"), bench.discovery, subscribing, bench.background);
    preview.attach();
    assertThat(preview.stepProperty().get()).isInstanceOf(PreviewViewModel.Step.Failed.class);
    serve();
    preview.ask();
    assertThat(preview.stepProperty().get()).isInstanceOf(PreviewViewModel.Step.Shown.class);
    preview.detach();
  }
}
