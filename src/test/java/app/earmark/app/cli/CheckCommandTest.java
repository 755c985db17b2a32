package app.earmark.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import app.earmark.net.FeedFetcher;
import app.earmark.net.HttpClients;
import app.earmark.util.Texts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CheckCommandTest {

  @TempDir
  private Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void printsAFeedAsOneObject() throws IOException {
    Files.writeString(folder.resolve("feed.xml"), """
        <rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd">
        <channel><title>Small talk</title><link>https://talk.example/</link><itunes:type>serial</itunes:type>
        <item><title>One</title><guid>g1</guid><pubDate>Fri, 29 Feb 2008 12:00:00 GMT</pubDate>
        <itunes:duration>1:02</itunes:duration>
        <enclosure url="https://talk.example/1.mp3" length="12345" type="audio/mpeg"/></item>
        <item><title>Only words</title><guid>g2</guid></item>
        </channel></rss>
        """);
    assertThat(check("--json", "feed.xml")).isZero();
    JsonNode feed = printed().getFirst();
    assertThat(new TreeSet<>(feed.propertyNames())).containsExactly(
        "description", "diagnostics", "file", "image", "items", "itunesType", "language", "link", "title");
    assertThat(feed.get("file").asString()).isEqualTo("feed.xml");
    assertThat(feed.get("title").asString()).isEqualTo("Small talk");
    assertThat(feed.get("itunesType").asString()).isEqualTo("serial");
    assertThat(feed.get("language").isNull()).isTrue();
    assertThat(feed.get("items").size()).isEqualTo(2);
    JsonNode one = feed.get("items").get(0);
    assertThat(new TreeSet<>(one.propertyNames())).containsExactly(
        "bytes", "chaptersUrl", "description", "durationMs", "episode", "episodeType", "explicit", "guid", "published",
        "season", "title", "transcripts", "type", "url");
    assertThat(one.get("published").asLong()).isEqualTo(1_204_286_400_000L);
    assertThat(one.get("durationMs").asLong()).isEqualTo(62_000L);
    assertThat(one.get("bytes").asLong()).isEqualTo(12_345L);
    JsonNode words = feed.get("items").get(1);
    assertThat(words.get("title").asString()).isEqualTo("Only words");
    assertThat(words.get("url").isNull()).isTrue();
    assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
  }

  @Test
  void aFileThatIsNoFeedIsSaidAndCountedButStopsNothing() throws IOException {
    Files.writeString(folder.resolve("noise.txt"), "nothing of the kind");
    Files.writeString(folder.resolve("feed.xml"), "<rss><channel><title>T</title></channel></rss>");
    assertThat(check("noise.txt", "missing.xml", "feed.xml", "--json")).isEqualTo(1);
    assertThat(printed()).extracting(line -> line.get("file").asString())
        .containsExactly("noise.txt", "missing.xml", "feed.xml");
    assertThat(printed().getFirst().get("title").isNull()).isTrue();
    assertThat(printed().getFirst().get("diagnostics").get(0).get("kind").asString()).isEqualTo("unreadable");
    assertThat(err.toString(StandardCharsets.UTF_8).lines().toList()).hasSize(2);
  }

  @Test
  void forAPersonItIsALineAndItsRemarks() throws IOException {
    Files.writeString(folder.resolve("feed.xml"),
        "<rss><channel><title>T\u001b[31m</title><item><title>words</title></item></channel></rss>");
    assertThat(check("feed.xml")).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8)).startsWith("feed.xml: “T").contains("no episodes")
        .doesNotContain("\u001b");
  }

  private List<JsonNode> printed() {
    JsonMapper mapper = JsonMapper.shared();
    return out.toString(StandardCharsets.UTF_8).lines().map(mapper::readTree).toList();
  }

  private int check(String... arguments) {
    try (HttpClients clients = new HttpClients("test")) {
      CommandLineParser parser = new CommandLineParser(
          new Texts(Locale.UK), "test", new WebFeedCheck(new FeedFetcher(clients, Clock.systemUTC())), () -> {
            throw new AssertionError("no sound");
          });
      List<String> line = new ArrayList<>(List.of("check"));
      line.addAll(Arrays.asList(arguments));
      return switch (parser.parse(line, new Terminal(out, err, folder, false))) {
        case Request.Free free -> free.command().run();
        case Request other -> throw new AssertionError(other);
      };
    }
  }
}
