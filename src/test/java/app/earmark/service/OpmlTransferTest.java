package app.earmark.service;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import app.earmark.model.AddResult;
import app.earmark.model.Podcast;
import app.earmark.service.OpmlTransfer.Line;
import app.earmark.testing.FeedHost;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpmlTransferTest {

  private final Path folder;

  @AutoClose private final ServiceBench bench;

  OpmlTransferTest(@TempDir Path folder) throws IOException {
    this.folder = folder;
    bench = new ServiceBench(folder);
    for (String name : List.of("a", "b", "c")) {
      bench.host.serve("/" + name, FeedHost.rss("Show " + name, FeedHost.items(2, 1)));
    }
  }

  private byte[] list() {
    return """
        <opml version="2.0"><body>
        <outline text="News"><outline text="Local"><outline type="rss" text="A" xmlUrl="%s"/></outline>
        <outline type="rss" text="B" xmlUrl="%s"/></outline>
        <outline type="rss" text="Gone" xmlUrl="%s"/>
        <outline type="rss" text="C" xmlUrl="%s"/>
        <outline type="rss" text="C again" xmlUrl="%s"/>
        </body></opml>""".formatted(bench.host.url("/a"), bench.host.url("/b"), bench.host.url("/missing"),
        bench.host.url("/c"), bench.host.url("/c")).getBytes(UTF_8);
  }

  @Test
  void subscribesToAllThatCanBeHadAndSaysWhatCannot() {
    List<Line> heard = new ArrayList<>();
    List<Line> lines = bench.read(list(), heard::add).orElseThrow();
    assertThat(lines).extracting(Line::title).containsExactly("A", "B", "Gone", "C", "C again");
    assertThat(heard).containsExactlyInAnyOrderElementsOf(lines);
    assertThat(lines.subList(0, 2)).allSatisfy(line -> assertThat(line.result()).isInstanceOf(AddResult.Added.class));
    assertThat(lines.get(2).result()).isInstanceOf(AddResult.Failed.class);
    assertThat(lines.subList(3, 5)).extracting(Line::result).hasAtLeastOneElementOfType(AddResult.Added.class)
        .hasAtLeastOneElementOfType(AddResult.AlreadySubscribed.class);
    assertThat(bench.library.podcasts()).extracting(Podcast::title).containsExactly("Show a", "Show b", "Show c");
  }

  @Test
  void whatWasReadComesBackWithItsFolders() throws IOException {
    bench.read(list(), line -> {});
    byte[] written = bench.opml.write("My podcasts", false);
    assertThat(new String(written, UTF_8)).containsSubsequence(
        "<body>", "Show c", "<outline text=\"News\">", "Show b", "<outline text=\"Local\">", "Show a", "</body>");
    try (ServiceBench other = new ServiceBench(Files.createDirectory(folder.resolve("other")))) {
      other.read(written, line -> {});
      assertThat(other.library.podcasts()).extracting(Podcast::title).containsExactly("Show a", "Show b", "Show c");
      assertThat(other.opml.write("My podcasts", false)).isEqualTo(written);
    }
  }

  @Test
  void whatIsNoListChangesNothing() {
    assertThat(bench.read("Dear diary".getBytes(UTF_8), line -> {})).isEmpty();
    assertThat(bench.library.podcasts()).isEmpty();
  }
}
