package app.earmark.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import app.earmark.model.EpisodeId;
import app.earmark.store.LibraryStore;
import app.earmark.testing.Await;
import app.earmark.testing.FeedHost;
import app.earmark.testing.NetworkTrace;
import app.earmark.testing.Program;
import app.earmark.testing.Program.Result;
import app.earmark.testing.SoundFiles;
import app.earmark.testing.TestLibrary;
import app.earmark.ui.common.Place;
import app.earmark.ui.common.page.NotesViews;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import mockwebserver3.MockResponse;
import okio.Buffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whom Earmark speaks to: the whole program is used for a while, and every socket that it opens is recorded from below.
 * Each thing that a feed names lies on a host of its own.
 */
@Tag("journey")
class HostsContactedJourneyTest {

  private static final Duration LIMIT = Duration.ofSeconds(60);

  /** What a subscription is made of. */
  private static final Set<String> SUBSCRIBED = Set.of("feed", "cover", "audio", "chapters", "transcript");

  /** What a feed only mentions. */
  private static final Set<String> MENTIONED =
      Set.of("picture", "link", "person", "funding", "podroll", "chapter-picture", "chapter-link");

  /** Where a library remembers the page that was open last. */
  private static final String PAGE = "window.window.page";

  @TempDir Path folder;

  private final Map<String, FeedHost> hosts = new LinkedHashMap<>();
  private Path library;

  @BeforeEach
  void openHosts() throws IOException {
    assumeTrue(System.getenv("DISPLAY") != null, "skipped: no display (run it under packaging/desk)");
    library = folder.resolve("library");
    int number = 1;
    for (String name : Stream.concat(SUBSCRIBED.stream(), MENTIONED.stream()).sorted().toList()) {
      hosts.put(name, new FeedHost(InetAddress.getByName("127.0.77." + number++)));
    }
    Path wav = SoundFiles.wav(folder.resolve("tone.wav"), 30, SoundFiles.tone(440));
    serve("audio", "/1.wav", "audio/wav", Files.readAllBytes(wav));
    for (String picture : List.of("cover", "picture", "person", "chapter-picture")) {
      serve(picture, "/it.png", "image/png", png());
    }
    serve("chapters", "/1.json", "application/json+chapters", """
        {"version": "1.2.0", "chapters": [
          {"startTime": 0, "title": "Hello", "img": "%s", "url": "%s"}, {"startTime": 15, "title": "Good-bye"}]}
        """.formatted(at("chapter-picture", "/it.png"), at("chapter-link", "/")).getBytes(StandardCharsets.UTF_8));
    serve("transcript", "/1.vtt", "text/vtt",
        "WEBVTT\n\n00:00.000 --> 00:20.000\nWhat is said.\n".getBytes(StandardCharsets.UTF_8));
    serve("feed", "/feed.xml", "application/rss+xml", feed().getBytes(StandardCharsets.UTF_8));
  }

  private String feed() {
    return """
        <?xml version="1.0" encoding="UTF-8"?>
        <rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"
            xmlns:podcast="https://podcastindex.org/namespace/1.0"><channel>
        <title>Whom it speaks to</title><link>%s</link><description>Nobody else</description>
        <itunes:image href="%s"/><podcast:funding url="%s">Help</podcast:funding>
        <podcast:person img="%s" href="%s">Somebody</podcast:person>
        <podcast:podroll><podcast:remoteItem feedGuid="917393e3-1b1e-5cef-ace4-edaa54e1f810" feedUrl="%s"/>
        </podcast:podroll>
        <item><title>One</title><guid>1</guid><pubDate>Fri, 20 Nov 2026 08:00:00 GMT</pubDate>
        <description><![CDATA[<p>Seen <a href="%s">there</a>: <img src="%s" alt="a picture"> 0:10</p>]]></description>
        <podcast:chapters url="%s" type="application/json+chapters"/>
        <podcast:transcript url="%s" type="text/vtt"/>
        <enclosure url="%s" type="audio/wav" length="2646044"/></item>
        </channel></rss>
        """.formatted(at("link", "/"), at("cover", "/it.png"), at("funding", "/"), at("person", "/it.png"),
        at("link", "/them"), at("podroll", "/feed.xml"), at("link", "/there"), at("picture", "/it.png"),
        at("chapters", "/1.json"), at("transcript", "/1.vtt"), at("audio", "/1.wav"));
  }

  @AfterEach
  void closeHosts() {
    hosts.values().forEach(FeedHost::close);
  }

  @Test
  void theHostsOfWhatWasSubscribedToAndNobodyElse() {
    NetworkTrace first = NetworkTrace.into(folder.resolve("first.trace"));
    String episode;
    try (Program window = Program.start(first, "--library", library.toString())) {
      awaitWindow();
      done("add", at("feed", "/feed.xml"));
      episode = run("episodes", "--json").json().getFirst().get("id").asString();
      done("refresh", "--force");
      done("download", episode);
      done("play", episode);
      Await.until("it plays", LIMIT,
          () -> run("status", "--json").json().getFirst().get("positionMs").asLong() > 1_000);
      walk();
      done("search", "said");
      close(window);
    }
    remember(PAGE, new Place.OneEpisode(new EpisodeId(Long.parseLong(episode))).word());
    NetworkTrace second = NetworkTrace.into(folder.resolve("second.trace"));
    try (Program window = Program.start(second, "--library", library.toString())) {
      awaitWindow();
      walk();
      press("alt+Left", "alt+Left", "alt+Left");
      close(window);
    }
    Set<String> contacted = names(first.contacted());
    contacted.addAll(names(second.contacted()));
    assertThat(contacted).isSubsetOf(SUBSCRIBED).contains("feed", "cover", "audio");
    assertThat(first.local()).as("nobody else is asked for names").noneMatch(path -> path.contains("resolve"));

    // The listener allows it: so the page was there all the time, and what it fetches would have been seen.
    remember(NotesViews.PICTURES.name(), NotesViews.PICTURES.write(true));
    remember(PAGE, new Place.OneEpisode(new EpisodeId(Long.parseLong(episode))).word());
    NetworkTrace third = NetworkTrace.into(folder.resolve("third.trace"));
    try (Program window = Program.start(third, "--library", library.toString())) {
      Await.until("the picture is fetched", LIMIT, () -> names(third.contacted()).contains("picture"));
      close(window);
    }
    assertThat(names(third.contacted())).isSubsetOf(union(SUBSCRIBED, Set.of("picture")));
  }

  /** Opens each page by its keys; each is there when the library remembers it. */
  private void walk() {
    Map<String, Place> pages = new LinkedHashMap<>();
    pages.put("ctrl+2", new Place.UpNextList());
    pages.put("ctrl+3", new Place.DownloadList());
    pages.put("ctrl+4", new Place.PodcastGrid());
    pages.put("ctrl+5", new Place.Heard());
    pages.put("ctrl+7", new Place.Discover());
    pages.put("ctrl+8", new Place.EarmarkList());
    pages.put("ctrl+6", new Place.Preferences());
    pages.put("ctrl+1", new Place.NewEpisodes());
    pages.forEach((keys, place) -> {
      press(keys);
      Await.until(place + " is shown", LIMIT, () -> place.word().equals(remembered(PAGE)));
    });
  }

  private static void awaitWindow() {
    Await.until("the window is there", LIMIT,
        () -> xdotool("search", "--onlyvisible", "--name", "Earmark$").size() == 1);
    xdotool("search", "--onlyvisible", "--name", "Earmark$", "windowfocus", "--sync");
  }

  private static void press(String... keys) {
    List<String> command = new ArrayList<>(List.of("key", "--delay", "100"));
    command.addAll(List.of(keys));
    xdotool(command.toArray(String[]::new));
  }

  private static List<String> xdotool(String... arguments) {
    try {
      Process process = new ProcessBuilder(Stream.concat(Stream.of("xdotool"), Stream.of(arguments)).toList())
          .redirectError(ProcessBuilder.Redirect.DISCARD).start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
      return said.lines().toList();
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private static void close(Program window) {
    window.end();
    Await.until("the window is closed", LIMIT, () -> !window.isAlive());
  }

  private void done(String... arguments) {
    Result result = run(arguments);
    assertThat(result.status()).as(result.out() + result.err()).isZero();
  }

  private Result run(String... arguments) {
    return Program.run(Stream.concat(Stream.of("--library", library.toString()), Stream.of(arguments))
        .toArray(String[]::new));
  }

  private String remembered(String key) {
    try (LibraryStore store = TestLibrary.open(library)) {
      return store.settings().get(key).orElse("");
    }
  }

  private void remember(String key, String value) {
    try (LibraryStore store = TestLibrary.open(library)) {
      store.settings().set(key, value);
    }
  }

  private String at(String host, String path) {
    return "http://" + host(host).at() + path;
  }

  private FeedHost host(String name) {
    FeedHost host = hosts.get(name);
    assertThat(host).as(name).isNotNull();
    return host;
  }

  private void serve(String host, String path, String type, byte[] bytes) {
    host(host).answer(path, request -> new MockResponse.Builder().code(200).addHeader("Content-Type", type)
        .body(new Buffer().write(bytes)).build());
  }

  /** What the hosts are called here; an address that is none of them stays as it is. */
  private Set<String> names(Set<String> contacted) {
    Map<String, String> names = hosts.entrySet().stream()
        .collect(Collectors.toMap(entry -> entry.getValue().at(), Map.Entry::getKey));
    return contacted.stream().map(each -> names.getOrDefault(each, each))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> union(Set<String> one, Set<String> other) {
    Set<String> both = new TreeSet<>(one);
    both.addAll(other);
    return both;
  }

  private static byte[] png() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    assertThat(ImageIO.write(new BufferedImage(300, 300, BufferedImage.TYPE_INT_RGB), "png", bytes)).isTrue();
    return bytes.toByteArray();
  }
}
