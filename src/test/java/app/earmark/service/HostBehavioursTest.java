package app.earmark.service;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import app.earmark.model.AddResult;
import app.earmark.model.EpisodeRow;
import app.earmark.model.FeedProblem;
import app.earmark.model.PodcastId;
import app.earmark.model.RefreshOutcome;
import app.earmark.testing.FeedHost;
import app.earmark.util.Texts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import mockwebserver3.MockResponse;
import okio.Buffer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * What hosts of feeds were seen to do to other programs, one line for each, through the whole of fetching, reading and
 * keeping. What hosts do to downloads has its tests beside the downloader; a feed of 50 MB and http to https in those
 * of the fetcher.
 */
class HostBehavioursTest {

  private interface Behaviour {
    void meet(ServiceBench bench) throws IOException;
  }

  @TempDir
  Path folder;

  @TestFactory
  Stream<DynamicTest> eachBehaviour() {
    AtomicInteger number = new AtomicInteger();
    return behaviours().entrySet().stream().map(line -> DynamicTest.dynamicTest(line.getKey(), () -> {
      try (ServiceBench bench = new ServiceBench(Files.createDirectory(folder.resolve(""
          + number.incrementAndGet())))) {
        line.getValue().meet(bench);
      }
    }));
  }

  private static Map<String, Behaviour> behaviours() {
    Map<String, Behaviour> all = new LinkedHashMap<>();
    all.put("a redirect loop", HostBehavioursTest::redirectLoop);
    all.put("Location without a slash", bench -> location(bench, "moved/feed", "/moved/feed"));
    all.put("Location relative to the folder", bench -> location(bench, "../feed2", "/feed2"));
    all.put("six tracking hosts before the file", HostBehavioursTest::sixHops);
    all.put("a web page where the feed was", bench -> instead(bench,
        ok("<!DOCTYPE html><html><body>Sale!</body></html>")));
    all.put("a favicon where the feed was", bench -> instead(bench, new MockResponse.Builder()
        .addHeader("Content-Type", "image/x-icon").body(new Buffer().write(new byte[] {0, 0, 1, 0, 1, 0, 16,
            16})).build()));
    all.put("200 with an empty body", bench -> instead(bench, ok("")));
    all.put("200 with nothing but blanks", bench -> instead(bench, ok(" \r\n\t ")));
    all.put("a feed without any items", bench -> instead(bench, ok(FeedHost.rss("The show", List.of()))));
    all.put("redirect to a file", bench -> instead(bench,
        new MockResponse.Builder().code(302).addHeader("Location", "file:///etc/passwd").build()));
    all.put("429 with Retry-After", HostBehavioursTest::patience);
    all.put("an ETag that changes while Last-Modified stays", HostBehavioursTest::newTagEachTime);
    all.put("no Content-Length", bench -> reads(bench, new MockResponse.Builder()
        .chunkedBody(FeedHost.rss("The show", FeedHost.items(3, 1)), 50).build()));
    all.put("gzip without the header", bench -> reads(bench, new MockResponse.Builder()
        .body(new Buffer().write(gzip(FeedHost.rss("The show", FeedHost.items(3, 1))))).build()));
    all.put("304 for ever", HostBehavioursTest::unchangedForEver);
    all.put("a query string that changes at every fetch", HostBehavioursTest::signedAddresses);
    all.put("the same guid twice", HostBehavioursTest::sameGuidTwice);
    all.put("two episodes with one address", HostBehavioursTest::oneAddressTwice);
    all.put("blank lines before the declaration", bench -> reads(bench,
        ok("\n \n" + FeedHost.rss("The show", FeedHost.items(3, 1)))));
    all.put("unclosed CDATA after 17,000 lines", HostBehavioursTest::unclosedCdata);
    all.put("titles and notes escaped twice", HostBehavioursTest::escapedTwice);
    all.put("input that sent a parser into an endless loop", bench -> instead(bench,
        ok("<rss><channel><title>x</title>" + "<item><description><![CDATA[<a ".repeat(20_000))));
    all.put("a gzip bomb", bench -> refused(bench, new MockResponse.Builder()
        .body(new Buffer().write(gzip("<rss>" + " ".repeat(5_000_000)))).build(),
        "What localhost sent is larger than"));
    all.put("10,000 levels of nesting", bench -> refused(bench,
        ok("<rss><channel>" + "<a>".repeat(10_000) + "</channel></rss>"),
        "The feed of localhost:"));
    all.put("a redirect to a file", bench -> refused(bench,
        new MockResponse.Builder().code(301).addHeader("Location", "file:///etc/passwd").build(),
        "localhost sends its visitors in circles or to a place that is not on the web"));
    all.put("an entity from outside, and a bomb of entities", HostBehavioursTest::entities);
    return all;
  }

  private static MockResponse ok(String body) {
    return new MockResponse.Builder().addHeader("Content-Type", "application/rss+xml").body(body).build();
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(text.getBytes(UTF_8));
    }
    return packed.toByteArray();
  }

  private static PodcastId added(ServiceBench bench) {
    AddResult result = bench.subscriptions.add(bench.host.url("/feed"));
    assertThat(result).isInstanceOf(AddResult.Added.class);
    return ((AddResult.Added) result).podcast();
  }

  private static PodcastId show(ServiceBench bench) {
    bench.host.serve("/feed", FeedHost.rss("The show", FeedHost.items(3, 1)));
    return added(bench);
  }

  /** It can be subscribed to as if nothing were odd about it. */
  private static void reads(ServiceBench bench, MockResponse answer) {
    bench.host.answer("/feed", request -> answer);
    assertThat(bench.titles(added(bench))).containsExactly("Episode 3", "Episode 2", "Episode 1");
  }

  /** It comes in place of a feed that was good: a failure, and not one episode or mark is lost. */
  private static void instead(ServiceBench bench, MockResponse answer) {
    PodcastId id = show(bench);
    bench.store.episodes().markPlayed(List.of(bench.rows(id).getFirst().id()), ServiceBench.START);
    List<EpisodeRow> before = bench.rows(id);
    bench.host.answer("/feed", request -> answer);
    for (boolean force : new boolean[] {false, true}) {
      RefreshOutcome outcome = bench.refresh.run(Set.of(id), force, one -> { }).getFirst();
      assertThat(outcome.kind()).isEqualTo(RefreshOutcome.Kind.FAILED);
      assertThat(outcome.problem()).isNotNull();
      assertThat(bench.rows(id)).isEqualTo(before);
    }
    bench.host.serve("/feed", FeedHost.rss("The show", FeedHost.items(4, 1)));
    assertThat(bench.refresh.run(Set.of(id), true, one -> { }).getFirst().added()).isEqualTo(1);
  }

  private static void refused(ServiceBench bench, MockResponse answer, String sentence) {
    bench.host.answer("/feed", request -> answer);
    AddResult result = bench.subscriptions.add(bench.host.url("/feed"));
    assertThat(result).isInstanceOf(AddResult.Failed.class);
    assertThat(new Texts(Locale.ENGLISH).get(((AddResult.Failed) result).problem().message())).startsWith(sentence);
    assertThat(bench.library.podcasts()).isEmpty();
  }

  /** Nothing is fetched or multiplied, and Feed health says that there was something. */
  private static void entities(ServiceBench bench) {
    StringBuilder type = new StringBuilder("<!DOCTYPE rss [<!ENTITY out SYSTEM \"" + bench.host.url("/secret")
        + "\"><!ENTITY a0 \"lol\">");
    for (int i = 1; i < 10; i++) {
      type.append("<!ENTITY a").append(i).append(" \"").append(("&a" + (i - 1) + ";").repeat(10)).append("\">");
    }
    String feed = FeedHost.rss("The &out; show &a9;", FeedHost.items(3, 1));
    bench.host.serve("/feed", feed.replace("<rss", type + "]><rss"));
    PodcastId id = added(bench);
    assertThat(bench.library.podcast(id).orElseThrow().title()).isEqualTo("The &out; show &a9;");
    assertThat(bench.host.requests("/secret")).isEmpty();
    assertThat(bench.store.podcasts().diagnostics(id)).anyMatch(found -> found.detail().contains("document type"));
  }

  private static void redirectLoop(ServiceBench bench) {
    bench.host.redirect("/a", 302, "/b");
    bench.host.redirect("/b", 301, "/a");
    assertThat(bench.subscriptions.add(bench.host.url("/a")))
        .isEqualTo(new AddResult.Failed(new FeedProblem.BadRedirect("localhost")));
  }

  private static void location(ServiceBench bench, String written, String meant) {
    bench.host.redirect("/shows/feed", 302, written);
    String there = meant.equals("/moved/feed") ? "/shows/moved/feed" : meant;
    bench.host.serve(there, FeedHost.rss("The show", FeedHost.items(3, 1)));
    assertThat(bench.subscriptions.add(bench.host.url("/shows/feed"))).isInstanceOf(AddResult.Added.class);
  }

  private static void sixHops(ServiceBench bench) {
    bench.host.redirect("/feed", 302, "/1");
    for (int i = 1; i < 6; i++) {
      bench.host.redirect("/" + i, 302, "/" + (i + 1));
    }
    bench.host.serve("/6", FeedHost.rss("The show", FeedHost.items(3, 1)));
    PodcastId id = added(bench);
    assertThat(bench.library.podcast(id).orElseThrow().feedUrl()).isEqualTo(bench.host.url("/feed"));
  }

  private static void patience(ServiceBench bench) {
    PodcastId id = show(bench);
    bench.host.answer("/feed", request -> new MockResponse.Builder().code(429).addHeader("Retry-After",
        "3600").build());
    assertThat(bench.refreshOne().problem()).isInstanceOf(FeedProblem.TooBusy.class);
    bench.refreshAll();
    assertThat(bench.host.requests("/feed")).as("the first, and the one that was told to wait").hasSize(2);
    assertThat(bench.rows(id)).hasSize(3);
  }

  private static void newTagEachTime(ServiceBench bench) {
    AtomicInteger tag = new AtomicInteger();
    bench.host.answer("/feed", request -> new MockResponse.Builder().addHeader("ETag", "\"" + tag.incrementAndGet()
        + "\"")
        .addHeader("Last-Modified", "Fri, 02 Jan 2026 08:00:00 GMT").body(FeedHost.rss("The show", FeedHost.items(3,
            1)))
        .build());
    added(bench);
    assertThat(bench.refreshOne().kind()).isEqualTo(RefreshOutcome.Kind.UNCHANGED);
    bench.refreshAll();
    assertThat(bench.host.requests("/feed").getLast().getHeaders().get("If-None-Match")).isEqualTo("\"2\"");
  }

  private static void unchangedForEver(ServiceBench bench) {
    PodcastId id = show(bench);
    bench.host.answer("/feed", request -> request.getHeaders().get("If-None-Match") != null
        || request.getHeaders().get("If-Modified-Since") != null
        ? new MockResponse.Builder().code(304).build()
        : new MockResponse.Builder().addHeader("ETag", "\"x\"").body(FeedHost.rss("The show", FeedHost.items(5,
            1))).build());
    bench.refreshAll();
    assertThat(bench.rows(id)).hasSize(5);
    assertThat(bench.refreshOne().kind()).isEqualTo(RefreshOutcome.Kind.UNCHANGED);
    assertThat(bench.refresh.run(Set.of(id), true, one -> { }).getFirst().problem()).isNull();
    assertThat(bench.host.requests("/feed").getLast().getHeaders().get("If-None-Match")).isNull();
  }

  private static void signedAddresses(ServiceBench bench) {
    AtomicInteger fetch = new AtomicInteger();
    bench.host.answer("/feed", request -> ok(FeedHost.rss("The show", FeedHost.items(3, 1))
        .replace(".mp3\"", ".mp3?sig=" + fetch.incrementAndGet() + "\"")));
    PodcastId id = added(bench);
    List<EpisodeRow> before = bench.rows(id);
    RefreshOutcome outcome = bench.refreshOne();
    assertThat(outcome.added()).isZero();
    assertThat(bench.rows(id)).extracting(EpisodeRow::id).isEqualTo(before.stream().map(EpisodeRow::id).toList());
  }

  private static void sameGuidTwice(ServiceBench bench) {
    List<String> items = new ArrayList<>(FeedHost.items(3, 1));
    items.add(FeedHost.item("guid-1", "Archive: Episode 9", 9));
    bench.host.serve("/feed", FeedHost.rss("The show", items));
    PodcastId id = added(bench);
    assertThat(bench.titles(id)).hasSize(4).contains("Archive: Episode 9", "Episode 1");
    bench.refresh.run(Set.of(id), true, one -> { });
    assertThat(bench.titles(id)).hasSize(4);
  }

  private static void escapedTwice(ServiceBench bench) {
    bench.host.serve("/feed", FeedHost.rss("Tom &amp;amp; Jerry", List.of(
        FeedHost.item("1", "It&amp;#8217;s R&amp;amp;D", 1)
            .replace("Notes of", "&amp;lt;p&amp;gt;Notes&amp;lt;/p&amp;gt;"))));
    PodcastId id = added(bench);
    assertThat(bench.library.podcast(id).orElseThrow().title()).isEqualTo("Tom & Jerry");
    assertThat(bench.titles(id)).containsExactly("It’s R&D");
    assertThat(bench.library.episode(bench.rows(id).getFirst().id()).orElseThrow().notes())
        .startsWith("<p>Notes</p>");
  }

  private static void oneAddressTwice(ServiceBench bench) {
    List<String> items = FeedHost.items(3, 1).stream()
        .map(item -> item.replaceAll("media.example/\\d", "media.example/1")).toList();
    bench.host.serve("/feed", FeedHost.rss("The show", items));
    PodcastId id = added(bench);
    assertThat(bench.titles(id)).hasSize(3);
    bench.refresh.run(Set.of(id), true, one -> { });
    assertThat(bench.titles(id)).hasSize(3);
  }

  private static void unclosedCdata(ServiceBench bench) {
    String text = "<p>one more line</p>\n".repeat(17_000);
    String odd = FeedHost.item("guid-9", "Episode 9", 9).replace("<description>",
        "<description><![CDATA[" + text).replaceFirst("Notes of Episode 9", "the end");
    List<String> items = new ArrayList<>(FeedHost.items(3, 1));
    items.add(1, odd);
    bench.host.serve("/feed", FeedHost.rss("The show", items));
    assertThat(bench.titles(added(bench))).contains("Episode 1", "Episode 2", "Episode 3", "Episode 9");
  }
}
