package app.earmark.service;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import app.earmark.model.AddResult;
import app.earmark.model.FeedCandidate;
import app.earmark.model.FeedProblem;
import app.earmark.model.Podcast;
import app.earmark.model.PodcastId;
import app.earmark.model.RefreshOutcome;
import app.earmark.model.SignIn;
import app.earmark.net.Credentials;
import app.earmark.testing.FeedHost;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Podcasts that want a name and password: who gets to see them. */
class PrivateFeedTest {

  private static final SignIn ANNA = new SignIn("anna", "pa:ss wörd");

  private final Path folder;

  @AutoClose private final ServiceBench bench;
  private FeedHost elsewhere;
  private SignIns signIns;

  PrivateFeedTest(@TempDir Path folder) throws IOException {
    this.folder = folder;
    bench = new ServiceBench(folder);
    elsewhere = new FeedHost();
    signIns = new SignIns(bench.store, bench.library);
    bench.host.answer("/private", request -> isAnna(request) ? feed(3) : refusal());
  }

  @AfterEach
  void close() {
    elsewhere.close();
  }

  private static MockResponse feed(int newest) {
    return new MockResponse.Builder().body(FeedHost.rss("Mine", FeedHost.items(newest, 1))).build();
  }

  private static MockResponse refusal() {
    return new MockResponse.Builder().code(401).addHeader("WWW-Authenticate", "Basic realm=\"mine\"").build();
  }

  private static boolean isAnna(RecordedRequest request) {
    String expected = "Basic " + Base64.getEncoder().encodeToString("anna:pa:ss wörd".getBytes(UTF_8));
    return expected.equals(request.getHeaders().get("Authorization"));
  }

  private PodcastId subscribe() {
    assertThat(bench.subscriptions.add(bench.host.url("/private"), ANNA)).isInstanceOf(AddResult.Added.class);
    return bench.library.podcasts().getFirst().id();
  }

  @Test
  void theHostSaysWhetherNameAndPasswordAreMissingOrWrong() {
    assertThat(bench.subscriptions.add(bench.host.url("/private")))
        .isEqualTo(new AddResult.Failed(new FeedProblem.SignInNeeded("localhost", false)));
    assertThat(bench.subscriptions.add(bench.host.url("/private"), new SignIn("anna", "wrong")))
        .isEqualTo(new AddResult.Failed(new FeedProblem.SignInNeeded("localhost", true)));
    assertThat(bench.library.podcasts()).isEmpty();
    subscribe();
    assertThat(bench.refreshOne().kind()).isEqualTo(RefreshOutcome.Kind.UNCHANGED);
    assertThat(bench.host.requests("/private")).last().matches(PrivateFeedTest::isAnna);
  }

  @Test
  void whatIsWrittenIntoTheAddressIsMovedOutOfIt() {
    String typed = Credentials.written(bench.host.url("/private"), ANNA);
    assertThat(typed).contains("anna:");
    assertThat(bench.subscriptions.add(typed)).isInstanceOf(AddResult.Added.class);
    Podcast podcast = bench.library.podcasts().getFirst();
    assertThat(podcast.feedUrl()).isEqualTo(bench.host.url("/private"));
    assertThat(signIns.user(podcast.id())).contains("anna");
    assertThat(bench.refreshOne().kind()).isEqualTo(RefreshOutcome.Kind.UNCHANGED);
  }

  @Test
  void anotherOriginNeverSeesThem() {
    elsewhere.serve("/feed", FeedHost.rss("Mine", FeedHost.items(2, 1)));
    bench.host.redirect("/private", 302, elsewhere.url("/feed"));
    subscribe();
    bench.refreshAll();
    assertThat(elsewhere.requests("/feed")).hasSize(2)
        .allMatch(request -> request.getHeaders().get("Authorization") == null);
    assertThat(bench.host.requests("/private")).allMatch(PrivateFeedTest::isAnna);
  }

  @Test
  void afterAMoveForGoodToAnotherOriginNobodyIsSentThem() {
    PodcastId id = subscribe();
    elsewhere.serve("/feed", FeedHost.rss("Mine", FeedHost.items(4, 1)));
    bench.host.redirect("/private", 301, elsewhere.url("/feed"));
    assertThat(bench.refreshOne().added()).isEqualTo(1);
    assertThat(bench.library.podcasts().getFirst().feedUrl()).isEqualTo(elsewhere.url("/feed"));
    assertThat(signIns.user(id)).isEmpty();
  }

  @Test
  void aMoveWithinTheOriginKeepsThem() {
    PodcastId id = subscribe();
    bench.host.answer("/new", request -> isAnna(request) ? feed(4) : refusal());
    bench.host.redirect("/private", 301, "/new");
    assertThat(bench.refreshOne().added()).isEqualTo(1);
    assertThat(bench.library.podcasts().getFirst().feedUrl()).isEqualTo(bench.host.url("/new"));
    assertThat(signIns.user(id)).contains("anna");
    assertThat(Credentials.mayGoTo("http://a.example/feed", "https://a.example/feed")).isTrue();
    assertThat(Credentials.mayGoTo("https://a.example/feed", "http://a.example/feed")).isFalse();
    assertThat(Credentials.mayGoTo("https://a.example/feed", "https://b.a.example/feed")).isFalse();
  }

  @Test
  void theFeedsOfAPageGetThemWhereThePageIsAtHome() {
    elsewhere.status("/feed", 401);
    bench.subscriptions.addFound(
        new FeedCandidate(elsewhere.url("/feed"), "x", 90), bench.host.url("/page"), ANNA);
    assertThat(elsewhere.requests("/feed")).isNotEmpty()
        .allMatch(request -> request.getHeaders().get("Authorization") == null);
    assertThat(bench.subscriptions.addFound(
        new FeedCandidate(bench.host.url("/private"), "x", 90), bench.host.url("/page"), ANNA))
        .isInstanceOf(AddResult.Added.class);
  }

  @Test
  void theyCanBeChangedAndForgotten() {
    PodcastId id = subscribe();
    signIns.change(id, new SignIn("anna", "old"));
    assertThat(bench.refreshOne().problem()).isEqualTo(new FeedProblem.SignInNeeded("localhost", true));
    assertThat(bench.library.podcast(id).orElseThrow().health().problem()).isNotNull()
        .extracting("key").isEqualTo("feed.problem.sign-in-refused");
    signIns.change(id, ANNA);
    assertThat(bench.refresh.run(Set.of(id), true, outcome -> { }).getFirst().problem()).isNull();
    signIns.forget(id);
    assertThat(signIns.user(id)).isEmpty();
    assertThat(bench.refreshOne().problem()).isEqualTo(new FeedProblem.SignInNeeded("localhost", false));
  }

  @Test
  void aListHasThemOnlyWhereTheListenerWantsThat() throws IOException {
    subscribe();
    assertThat(new String(bench.opml.write("Mine", false), UTF_8)).doesNotContain("anna").doesNotContain("rd@");
    byte[] list = bench.opml.write("Mine", true);
    try (ServiceBench other = new ServiceBench(folder.resolve("other"))) {
      List<OpmlTransfer.Line> lines = other.read(list, line -> { }).orElseThrow();
      assertThat(lines.getFirst().result()).isInstanceOf(AddResult.Added.class);
      assertThat(lines.getFirst().url()).doesNotContain("anna");
      assertThat(other.library.podcasts().getFirst().feedUrl()).isEqualTo(bench.host.url("/private"));
    }
  }

  @Test
  void nobodyElseCanReadTheLibrary() throws IOException {
    assumeTrue(Files.getFileStore(folder).supportsFileAttributeView("posix"), "no POSIX permissions here");
    subscribe();
    for (String file : List.of("library.db", "library.db-wal", "library.db-shm")) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(file)))).as(file)
          .isEqualTo("rw-------");
    }
  }

  @Test
  void nothingThatIsPrintedHasThePassword() {
    subscribe();
    assertThat(ANNA.toString()).doesNotContain("ss w");
    assertThat(bench.store.feeds().all().toString()).doesNotContain("ss w");
    assertThat(bench.store.feeds().signIn(bench.library.podcasts().getFirst().id()).toString())
        .doesNotContain("ss w");
  }
}
