package app.earmark.service;

import static org.assertj.core.api.Assertions.assertThat;

import app.earmark.model.AddResult;
import app.earmark.model.EpisodeId;
import app.earmark.model.EpisodeRow;
import app.earmark.model.PlayState;
import app.earmark.model.PodcastId;
import app.earmark.model.RefreshOutcome;
import app.earmark.net.SecureKeys;
import app.earmark.testing.FeedHost;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Feeds that move: by redirect or by a word in the feed. */
class FeedMovesTest {

  private final Path folder;

  @AutoClose private final ServiceBench bench;

  FeedMovesTest(@TempDir Path folder) throws IOException {
    this.folder = folder;
    bench = new ServiceBench(folder);
  }

  @Test
  void aPermanentRedirectIsFollowedAndKept() {
    PodcastId id = bench.show(3);
    bench.host.redirect("/feed", 301, "/new");
    bench.host.serve("/new", FeedHost.rss("The show", FeedHost.items(4, 1)));
    assertThat(bench.refreshOne().added()).isEqualTo(1);
    assertThat(bench.library.podcast(id).orElseThrow().feedUrl()).isEqualTo(bench.host.url("/new"));
  }

  @Test
  void aPermanentRedirectToNonsenseIsNotKept() {
    PodcastId id = bench.show(3);
    bench.host.redirect("/feed", 301, "/new");
    bench.host.serve("/new", "<html><body>Parked</body></html>");
    assertThat(bench.refreshOne().kind()).isEqualTo(RefreshOutcome.Kind.FAILED);
    assertThat(bench.library.podcast(id).orElseThrow().feedUrl()).isEqualTo(bench.host.url("/feed"));
  }

  @Test
  void aTemporaryRedirectIsFollowedButNotKept() {
    PodcastId id = bench.show(3);
    bench.host.redirect("/feed", 302, "/elsewhere");
    bench.host.serve("/elsewhere", FeedHost.rss("The show", FeedHost.items(4, 1)));
    assertThat(bench.refreshOne().added()).isEqualTo(1);
    assertThat(bench.library.podcast(id).orElseThrow().feedUrl()).isEqualTo(bench.host.url("/feed"));
  }

  @Test
  void theNewFeedUrlIsFollowedAfterAGoodReadingThere() {
    PodcastId id = bench.show(3);
    String tag = "<itunes:new-feed-url>" + bench.host.url("/new") + "</itunes:new-feed-url>";
    bench.host.serve("/feed", FeedHost.rss("The show", tag, FeedHost.items(3, 1)));
    assertThat(bench.refreshOne().kind()).isEqualTo(RefreshOutcome.Kind.UNCHANGED);
    assertThat(bench.library.podcast(id).orElseThrow().feedUrl()).isEqualTo(bench.host.url("/feed"));
    bench.host.serve("/new", FeedHost.rss("The show, moved", FeedHost.items(5, 1)));
    bench.host.serve("/feed", FeedHost.rss("The show", tag, FeedHost.items(4, 1)));
    assertThat(bench.refreshOne().added()).isEqualTo(2);
    assertThat(bench.library.podcast(id).orElseThrow().feedUrl()).isEqualTo(bench.host.url("/new"));
    assertThat(bench.library.podcast(id).orElseThrow().title()).isEqualTo("The show, moved");
  }

  @Test
  void noMoveLeadsOntoAnotherSubscription() {
    PodcastId id = bench.show(3);
    bench.host.serve("/other", FeedHost.rss("The other", FeedHost.items(2, 1)));
    PodcastId other = bench.added("/other");
    bench.host.redirect("/feed", 301, "/other");
    bench.refreshAll();
    assertThat(bench.library.podcasts()).hasSize(2);
    assertThat(bench.library.podcast(id).orElseThrow().feedUrl()).isEqualTo(bench.host.url("/feed"));
    assertThat(bench.library.podcast(other).orElseThrow().feedUrl()).isEqualTo(bench.host.url("/other"));
  }

  @Test
  void theNewFeedUrlDoesNotLeadOntoAnotherSubscription() {
    PodcastId id = bench.show(3);
    bench.host.serve("/other", FeedHost.rss("The other", FeedHost.items(2, 1)));
    PodcastId other = bench.added("/other");
    String tag = "<itunes:new-feed-url>" + bench.host.url("/other") + "</itunes:new-feed-url>";
    bench.host.serve("/feed", FeedHost.rss("The show", tag, FeedHost.items(4, 1)));
    bench.refreshAll();
    assertThat(bench.library.podcasts()).hasSize(2);
    assertThat(bench.library.podcast(id).orElseThrow().feedUrl()).isEqualTo(bench.host.url("/feed"));
    assertThat(bench.library.podcast(other).orElseThrow().feedUrl()).isEqualTo(bench.host.url("/other"));
    assertThat(bench.care.moved().movedOnto(id)).hasValueSatisfying(
        there -> assertThat(there.id()).as("offered to be united").isEqualTo(other));
  }

  @Test
  void fromHttpToHttpsAndBackNothingIsLost() throws Exception {
    SecureKeys keys = new SecureKeys(folder);
    try (FeedHost secure = new FeedHost(keys.sockets());
        ServiceBench trusting = new ServiceBench(Files.createDirectory(folder.resolve("trusting")),
            new RefreshLimits(4, 4), keys.clients(ServiceBench.SHORT))) {
      trusting.host.serve("/feed", FeedHost.rss("The show", FeedHost.items(3, 1)));
      PodcastId id = ((AddResult.Added) trusting.subscriptions.add(trusting.host.url("/feed"))).podcast();
      List<EpisodeId> before = trusting.rows(id).stream().map(EpisodeRow::id).toList();
      trusting.library.markPlayed(List.of(before.getFirst()));

      trusting.host.redirect("/feed", 301, secure.url("/feed"));
      secure.serveValidated("/feed", FeedHost.rss("The show", FeedHost.items(4, 1)));
      assertThat(trusting.refreshOne().added()).isEqualTo(1);
      assertThat(trusting.library.podcast(id).orElseThrow().feedUrl())
          .isEqualTo(secure.url("/feed")).startsWith("https://");
      assertThat(trusting.refreshOne().kind()).isEqualTo(RefreshOutcome.Kind.UNCHANGED);
      assertThat(trusting.host.requests("/feed")).as("the old address is not asked again").hasSize(2);

      secure.redirect("/feed", 308, trusting.host.url("/feed"));
      trusting.host.serve("/feed", FeedHost.rss("The show", FeedHost.items(5, 1)));
      assertThat(trusting.refreshOne().added()).isEqualTo(1);
      assertThat(trusting.library.podcast(id).orElseThrow().feedUrl()).isEqualTo(trusting.host.url("/feed"));
      assertThat(trusting.rows(id)).extracting(EpisodeRow::id).hasSize(5).endsWith(before.toArray(EpisodeId[]::new));
      assertThat(trusting.rows(id)).filteredOn(row -> row.id().equals(before.getFirst()))
          .extracting(EpisodeRow::playState).containsExactly(PlayState.PLAYED);
    }
  }
}
