package app.earmark.net;

import static org.assertj.core.api.Assertions.assertThat;

import app.earmark.model.FeedProblem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where redirects lead, and where they do not. */
class FeedRedirectsTest extends FeedFetching {

  @Test
  void knowsWhereAFeedMovedForGood() {
    redirect(301, "/second");
    redirect(308, "/third");
    redirect(302, "/fourth");
    redirect(301, "/fifth");
    feed();
    FetchResult.Fetched fetched = fetched(fetch(url("/feed")));
    assertThat(fetched.movedPermanentlyTo()).isEqualTo(url("/third"));
    assertThat(fetched.finalUrl()).isEqualTo(url("/fifth"));

    redirect(302, "/second");
    redirect(301, "/third");
    feed();
    assertThat(fetched(fetch(url("/feed"))).movedPermanentlyTo()).isNull();

    redirect(301, "/second");
    server.enqueue(answer(304).build());
    assertThat(fetcher.fetch(new FeedRequest(url("/feed"), "\"1\"", null, null)))
        .isEqualTo(new FetchResult.NotModified(url("/second")));
  }

  @ParameterizedTest
  @CsvSource({"feed.xml, /a/feed.xml", "../feed.xml, /feed.xml", "/feed.xml, /feed.xml", "?page=1, /a/b?page=1",
      "//127.0.0.1:PORT/x, /x", "http://127.0.0.1:PORT, /", "' /feed.xml ', /feed.xml"})
  void findsItsWayByRelativeAndCarelessLocations(String location, String path) {
    redirect(302, location.replace("PORT", Integer.toString(server.getPort())));
    feed();
    assertThat(fetched(fetch(url("/a/b"))).finalUrl()).isEqualTo(url(path));
  }

  @Test
  void followsTwentyRedirectsAndNoMore() {
    for (int i = 1; i <= 20; i++) {
      redirect(302, "/" + i);
    }
    feed();
    assertThat(fetched(fetch(url("/0"))).finalUrl()).isEqualTo(url("/20"));
    for (int i = 1; i <= 21; i++) {
      redirect(302, "/" + i);
    }
    assertThat(fetch(url("/0"))).isEqualTo(new FetchResult.Failed(new FeedProblem.BadRedirect("127.0.0.1")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"file:///etc/passwd", "ftp://example.com/feed", "javascript:alert(1)", "data:text/xml,<a/>"})
  void neverLeavesTheWeb(String location) {
    redirect(301, location);
    assertThat(fetch(url("/feed"))).isEqualTo(new FetchResult.Failed(new FeedProblem.BadRedirect("127.0.0.1")));
  }

  @Test
  void doesNotRunInCircles() {
    redirect(301, "/b");
    redirect(301, "/a");
    assertThat(fetch(url("/a"))).isEqualTo(new FetchResult.Failed(new FeedProblem.BadRedirect("127.0.0.1")));
    assertThat(server.getRequestCount()).isEqualTo(2);
    assertThat(fetch(faults.feed(1, 10_000, "", "loop")))
        .isEqualTo(new FetchResult.Failed(new FeedProblem.BadRedirect("127.0.0.1")));
  }

  @Test
  void passesThroughSixTrackingHosts() {
    for (int i = 1; i <= 6; i++) {
      redirect(302, "http://" + (i % 2 == 0 ? "127.0.0.1" : "localhost") + ":" + server.getPort() + "/track" + i);
    }
    feed();
    assertThat(fetched(fetch(url("/feed"))).finalUrl()).isEqualTo(url("/track6"));
  }
}
