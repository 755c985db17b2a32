package app.earmark.ui.podcast;

import static org.assertj.core.api.Assertions.assertThat;

import app.earmark.model.PodcastId;
import app.earmark.model.Trailer;
import app.earmark.testing.FeedHost;
import app.earmark.ui.common.Place;
import app.earmark.ui.common.notes.Block;
import app.earmark.ui.common.page.NotesViews;
import app.earmark.ui.testing.UiBench;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PodcastViewModelTest {

  @AutoClose private final UiBench bench;

  PodcastViewModelTest(@TempDir Path folder) throws IOException {
    bench = new UiBench(folder);
  }

  private PodcastViewModel model(PodcastId id) {
    var model = new PodcastViewModel(id, bench.library, bench.preferences, bench.actions, bench.podcastActions, bench.feedCare, bench.background,
        bench.opened::add, bench.toaster, bench.live);
    model.attach();
    return model;
  }

  @Test
  void showsThePodcastAndItsEpisodesOnly() {
    PodcastId id = bench.podcast("Career", 3);
    bench.podcast("Other", 2);
    PodcastViewModel model = model(id);

    assertThat(model.detailsProperty().get()).hasValueSatisfying(details ->
        assertThat(details.podcast().title()).isEqualTo("Career"));
    assertThat(model.rows()).extracting("title").containsExactly("Career 3", "Career 2", "Career 1");
  }

  @Test
  void isThereAlsoWhereSomethingElseChangedLast() {
    PodcastId id = bench.podcast("Career", 2);
    bench.podcast("Other", 2);
    bench.subscriptions.remove(bench.row("Other 1").podcast());

    assertThat(model(id).detailsProperty().get()).isPresent();
  }

  @Test
  void knowsThatItIsGone() {
    assertThat(model(new PodcastId(99)).goneProperty().get()).isTrue();
  }

  @Test
  void unsubscribingLeavesThePageAndCanBeUndone() {
    PodcastId id = bench.podcast("Career", 1);
    bench.podcastActions.unsubscribe(bench.library.podcast(id).orElseThrow());

    assertThat(bench.library.podcasts()).isEmpty();
    assertThat(bench.opened).containsExactly(new Place.NewEpisodes());
    assertThat(bench.toaster.last()).isEqualTo("window.toast.unsubscribed");

    bench.toaster.undo.run();
    assertThat(bench.library.podcasts()).extracting("title").containsExactly("Career");
    assertThat(bench.opened).last().isEqualTo(new Place.OnePodcast(id));
  }

  @Test
  void refreshingShowsWhatIsNewAndSaysSo() {
    bench.host.serve("/feed", FeedHost.rss("Show", FeedHost.items(2, 1)));
    bench.subscriptions.add(bench.host.url("/feed"));
    PodcastViewModel model = model(bench.library.podcasts().getFirst().id());
    bench.host.serve("/feed", FeedHost.rss("Show", FeedHost.items(4, 1)));
    bench.podcastActions.refresh(model.detailsProperty().get().orElseThrow().podcast().id());
    bench.settle();

    assertThat(model.rows()).hasSize(4);
    assertThat(bench.texts.get(bench.toaster.messages.getLast())).isEqualTo("2 new episodes");
  }

  @Test
  void aRefreshThatFailsSaysWhyAndShowsItInTheFeedsHealth() {
    bench.host.serve("/feed", FeedHost.rss("Show", FeedHost.items(2, 1)));
    bench.subscriptions.add(bench.host.url("/feed"));
    PodcastViewModel model = model(bench.library.podcasts().getFirst().id());
    bench.host.status("/feed", 404);
    bench.podcastActions.refresh(model.detailsProperty().get().orElseThrow().podcast().id());
    bench.settle();

    assertThat(bench.texts.get(bench.toaster.messages.getLast())).contains("404");
    assertThat(model.detailsProperty().get().orElseThrow().podcast().health().problem()).isNotNull();
    assertThat(model.rows()).hasSize(2);
  }

  @Test
  void aTrailerBecomesAnEpisodeOnceAndIsPlayed() {
    PodcastId id = bench.podcast("Career", 1);
    var trailer = new Trailer("https://career.example/trailer.mp3", "What this is about",
        Instant.parse("2026-01-01T00:00:00Z"), "audio/mpeg", 5L, null);
    PodcastViewModel model = model(id);
    model.play(trailer);
    bench.settle();
    assertThat(model.rows()).extracting("title").containsExactly("Career 1", "What this is about");
    assertThat(bench.downloads.snapshot().get().states()).containsKey(bench.row("What this is about").id());
    model.play(trailer);
    bench.settle();
    assertThat(model.rows()).hasSize(2);
  }

  @Test
  void picturesOfItsDescriptionFollowWhatIsAllowedForIt() {
    PodcastId id = bench.podcast("Career", 1);
    PodcastViewModel model = model(id);
    assertThat(model.detailsProperty().get().orElseThrow().pictures()).isFalse();
    bench.preferences.set(NotesViews.PICTURES, id, true);
    bench.settle();
    assertThat(model.detailsProperty().get().orElseThrow().pictures()).isTrue();
  }

  @Test
  void onlyALongDescriptionIsFolded() {
    List<Block> paragraphs = List.of("one", "two", "three", "four", "five").stream()
        .map(words -> (Block) new Block.Paragraph(
            List.of(new Block.Span(words, false, false, false, null, null)))).toList();
    assertThat(AboutPart.beginning(paragraphs)).isEqualTo(paragraphs.subList(0, 4));
    assertThat(AboutPart.beginning(paragraphs.subList(0, 3))).isEqualTo(paragraphs.subList(0, 3));
  }
}
