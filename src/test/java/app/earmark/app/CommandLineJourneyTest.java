package app.earmark.app;

import static org.assertj.core.api.Assertions.assertThat;

import app.earmark.model.Preference;
import app.earmark.service.AutomaticDownloads;
import app.earmark.service.Preferences;
import app.earmark.service.Retention;
import app.earmark.store.LibraryStore;
import app.earmark.testing.Await;
import app.earmark.testing.CareerOpSite;
import app.earmark.testing.FaultContent;
import app.earmark.testing.Program;
import app.earmark.testing.Program.Result;
import app.earmark.testing.TestLibrary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What a listener can do by commands alone, each in a process of its own. */
@Tag("journey")
class CommandLineJourneyTest {

  private static final int AUDIO_BYTES = 300_000;
  private static final String TITLE = "Personal networking isn’t optional anymore";

  @TempDir
  private Path folder;

  private Path library;
  private Path siteFolder;

  @BeforeEach
  void makeFolders() throws IOException {
    library = folder.resolve("my library ü");
    siteFolder = Files.createDirectory(folder.resolve("site"));
  }

  @Test
  void subscribeToAPageDownloadAndHaveTheFileWithoutTheNetwork() throws IOException {
    try (CareerOpSite site = CareerOpSite.start(siteFolder, AUDIO_BYTES, 0)) {
      Result added = earmark("add", site.page());
      assertThat(added.status()).as(added.err()).isZero();
      assertThat(added.out()).contains("“Career Opportunities”", "10 episodes");

      JsonNode podcast = only(earmark("podcasts", "--json"));
      assertThat(new TreeSet<>(podcast.propertyNames())).containsExactly(
          "downloaded", "episodes", "health", "id", "lastRefreshed", "link", "title", "unplayed", "url");
      assertThat(podcast.get("url").asString()).isEqualTo(site.feed());
      assertThat(podcast.get("episodes").asInt()).isEqualTo(10);
      assertThat(podcast.get("unplayed").asInt()).isEqualTo(10);
      assertThat(podcast.get("health").asString()).isEqualTo("ok");

      JsonNode episode = episodeOf20080229(earmark("episodes", "--json"));
      assertThat(new TreeSet<>(episode.propertyNames())).containsExactly(
          "bytes", "downloadState", "durationMs", "file", "guid", "id", "playState", "podcastId", "positionMs",
          "published", "title", "type", "url", "withdrawn");
      assertThat(episode.get("downloadState").asString()).isEqualTo("none");
      assertThat(episode.get("file").isNull()).isTrue();
      assertThat(episode.get("durationMs").isNull()).isTrue();

      Result downloaded = earmark("download", episode.get("id").asString(), "--json");
      assertThat(downloaded.status()).as(downloaded.err()).isZero();
      assertThat(only(downloaded).get("downloadState").asString()).isEqualTo("done");

      Result again = earmark("add", site.feed());
      assertThat(again.status()).isZero();
      assertThat(again.out()).contains("already");
      Result refreshed = earmark("refresh", "--json");
      assertThat(refreshed.json()).hasSize(2);
      assertThat(refreshed.json().getFirst().get("outcome").asString()).isEqualTo("unchanged");

      JsonNode after = episodeOf20080229(earmark("episodes", "--podcast", site.feed(), "--json"));
      Path file = Path.of(after.get("file").asString());
      assertThat(file).startsWith(library);
      assertThat(FaultContent.sha256(Files.readAllBytes(file)))
          .isEqualTo(FaultContent.sha256(Files.readAllBytes(site.audio20080229())));
    }
    // The plug is pulled; what was downloaded stays.
    JsonNode offline = episodeOf20080229(earmark("episodes", "--json"));
    assertThat(Path.of(offline.get("file").asString())).exists();
    Result refreshed = earmark("refresh", "--json");
    assertThat(refreshed.status()).isEqualTo(1);
    assertThat(refreshed.json().getFirst().get("problem").asString()).contains("127.0.0.1");

    assertThat(earmark("remove", offline.get("podcastId").asString()).status()).isZero();
    assertThat(earmark("podcasts", "--json").out()).isEmpty();
    assertThat(Path.of(offline.get("file").asString())).as("what was downloaded stays").exists();
    assertThat(earmark("remove", "4711").status()).isEqualTo(1);
    assertThatTheLogIsClean();
  }

  @Test
  void newEpisodesComeByARefreshAndAllOfThemByOneDownload() {
    try (CareerOpSite site = CareerOpSite.start(siteFolder, 20_000, 0)) {
      earmark("add", site.page());
      site.publish("A new year", 1);
      Result refreshed = earmark("refresh", "--json");
      assertThat(refreshed.status()).as(refreshed.err()).isZero();
      assertThat(refreshed.json().getFirst().get("outcome").asString()).isEqualTo("new");
      assertThat(refreshed.json().getFirst().get("added").asInt()).isEqualTo(1);
      assertThat(refreshed.json().getLast().get("added").asInt()).isEqualTo(1);

      Result all = earmark("download", "--new", "--json");
      assertThat(all.status()).as(all.err()).isZero();
      assertThat(all.json()).hasSize(11).allMatch(line -> line.get("downloadState").asString().equals("done"));
      assertThat(earmark("download", "--all", "--json").out()).as("nothing is left to do").isEmpty();
      assertThat(earmark("episodes", "--limit", "3", "--json").json()).hasSize(3);
    }
  }

  @Test
  void marksPositionsAndListsOfSubscriptionsMoveByCommand() throws IOException {
    try (CareerOpSite site = CareerOpSite.start(siteFolder, 20_000, 0)) {
      earmark("add", site.feed());
      List<JsonNode> episodes = earmark("episodes", "--json").json();
      String first = episodes.getFirst().get("id").asString();
      String last = episodes.getLast().get("id").asString();
      assertThat(earmark("played", first, last).status()).isZero();
      assertThat(earmark("unplayed", last, "999999").status()).as("one of them is unknown").isEqualTo(1);
      assertThat(earmark("position", last, "61500").status()).isZero();
      assertThat(earmark("position", "999999", "1").status()).isEqualTo(1);
      List<JsonNode> marked = earmark("episodes", "--json").json();
      assertThat(marked.getFirst().get("playState").asString()).isEqualTo("played");
      assertThat(marked.getLast().get("playState").asString()).isEqualTo("started");
      assertThat(marked.getLast().get("positionMs").asLong()).isEqualTo(61_500);

      Path list = folder.resolve("subscriptions.opml");
      assertThat(earmark("export", list.toString()).status()).isZero();
      library = folder.resolve("another library");
      Result imported = earmark("import", list.toString());
      assertThat(imported.status()).as(imported.err()).isZero();
      assertThat(earmark("podcasts", "--json").json()).hasSize(1)
          .first().extracting(podcast -> podcast.get("url").asString()).isEqualTo(site.feed());
      assertThat(earmark("import", siteFolder.resolve("missing.opml").toString()).status()).isEqualTo(1);
      assertThat(earmark("import", site.audio20080229().toString()).err()).contains("is no list of subscriptions");
    }
  }

  @Test
  void aDownloadThatFailsIsSaidAndTheOthersAreDone() throws IOException {
    try (CareerOpSite site = CareerOpSite.start(siteFolder, 20_000, 0)) {
      earmark("add", site.page());
      List<JsonNode> episodes = earmark("episodes", "--json").json();
      Files.delete(site.audio20080229());
      String good = episodes.stream().filter(line -> line.get("title").asString().equals("Write it down"))
          .findFirst().orElseThrow().get("id").asString();
      String gone = episodeOf20080229(episodes).get("id").asString();
      Result result = earmark("download", gone, good, "999999", "--json");
      assertThat(result.status()).isEqualTo(1);
      assertThat(result.json()).hasSize(2);
      assertThat(result.json()).anySatisfy(line -> {
        assertThat(line.get("id").asString()).isEqualTo(gone);
        assertThat(line.get("downloadState").asString()).isEqualTo("failed");
        assertThat(line.get("problem").asString()).contains("no longer has this episode");
      });
      assertThat(result.json()).anySatisfy(line -> assertThat(line.get("downloadState").asString()).isEqualTo("done"));
      assertThat(result.err()).contains("There is no episode 999999").doesNotContain("Exception");
    }
  }

  @Test
  void aSecondCommandIsRunByTheFirstOnesProcess() {
    try (CareerOpSite site = CareerOpSite.start(siteFolder, 600_000, 100_000)) {
      earmark("add", site.page());
      String id = episodeOf20080229(earmark("episodes", "--json")).get("id").asString();
      try (Program first = Program.start("--library", library.toString(), "download", id, "--json")) {
        Await.until("the download runs", Duration.ofSeconds(30), () -> isRunning(id));
        Result podcasts = earmark("podcasts", "--json");
        assertThat(podcasts.status()).as(podcasts.err()).isZero();
        assertThat(podcasts.json()).hasSize(1);
        assertThat(first.isAlive()).isTrue();
        Result waited = earmark("download", id, "--json");
        assertThat(only(waited).get("downloadState").asString()).isEqualTo("done");
        assertThat(only(first.await()).get("downloadState").asString()).isEqualTo("done");
      }
      long times = site.requests().stream().filter(line -> line.contains("career-op-20080229.mp3")).count();
      assertThat(times).as("requests for the one file").isEqualTo(1);
    }
  }

  @Test
  void rulesAreObeyedByCommandsAloneButAChangedOneDeletesNothing() {
    try (CareerOpSite site = CareerOpSite.start(siteFolder, 20_000, 0)) {
      earmark("add", site.page());
      choose(AutomaticDownloads.WHICH, AutomaticDownloads.Which.ALL);
      choose(Retention.NEWEST, 1);
      earmark("refresh");
      site.publish("A new year", 1);
      Result first = earmark("refresh");
      assertThat(first.status()).as(first.err()).isZero();
      assertThat(downloaded()).containsExactly("A new year");
      site.publish("A newer year", 2);
      earmark("refresh");
      assertThat(downloaded()).as("only the newest is kept").containsExactly("A newer year");

      choose(Retention.PLAYED, true);
      choose(Retention.DAYS, 0);
      earmark("played", idOf("A newer year"));
      earmark("refresh");
      assertThat(downloaded()).as("nobody has agreed to that yet").containsExactly("A newer year");
    }
  }

  /** As the window's settings do. */
  private <T> void choose(Preference<T> preference, T value) {
    try (LibraryStore store = TestLibrary.open(library)) {
      new Preferences(store.settings()).set(preference, value);
    }
  }

  private List<String> downloaded() {
    return earmark("episodes", "--json").json().stream()
        .filter(line -> line.get("downloadState").asString().equals("done"))
        .map(line -> line.get("title").asString()).toList();
  }

  private String idOf(String title) {
    return earmark("episodes", "--json").json().stream()
        .filter(line -> line.get("title").asString().equals(title)).findFirst().orElseThrow().get("id").asString();
  }

  @Test
  void aStartThatIsRefusedLeavesNothingBehind() throws IOException {
    Path state = Files.createDirectories(folder.resolve("state/earmark"));
    Files.writeString(state.resolve("libraries-on-drives"), library + "\n");
    Map<String, String> environment = Map.of("XDG_STATE_HOME", folder.resolve("state").toString(), "DISPLAY", "");
    try (Program command = Program.start(environment, "--library", library.toString(), "podcasts");
        Program elsewhere = Program.start(environment, "--library", folder.resolve("other").toString())) {
      Result away = command.await();
      assertThat(away.status()).isEqualTo(1);
      assertThat(away.err()).contains(library.toString());
      assertThat(library).doesNotExist();
      Result noDisplay = elsewhere.await();
      assertThat(noDisplay.status()).isEqualTo(1);
      assertThat(noDisplay.err()).contains("display");
      assertThat(folder.resolve("other")).doesNotExist();
    }
  }

  private boolean isRunning(String id) {
    return earmark("episodes", "--json").json().stream()
        .anyMatch(line -> line.get("id").asString().equals(id)
            && line.get("downloadState").asString().equals("running"));
  }

  private void assertThatTheLogIsClean() throws IOException {
    long bytes = 0;
    try (Stream<Path> logs = Files.list(library.resolve("logs"))) {
      for (Path log : logs.toList()) {
        bytes += Files.size(log);
        assertThat(Files.readString(log)).doesNotContain("SEVERE", "\tat ");
      }
    }
    assertThat(bytes).isLessThan(5_000_000);
  }

  private Result earmark(String... arguments) {
    return Program.run(Stream.concat(Stream.of("--library", library.toString()), Stream.of(arguments))
        .toArray(String[]::new));
  }

  private static JsonNode only(Result result) {
    assertThat(result.json()).as(result.err()).hasSize(1);
    return result.json().getFirst();
  }

  private static JsonNode episodeOf20080229(Result result) {
    assertThat(result.status()).as(result.err()).isZero();
    return episodeOf20080229(result.json());
  }

  private static JsonNode episodeOf20080229(List<JsonNode> episodes) {
    return episodes.stream()
        .filter(line -> line.get("title").asString().equals(TITLE)
            && Instant.ofEpochMilli(line.get("published").asLong()).equals(Instant.parse("2008-02-29T09:00:00Z")))
        .findFirst().orElseThrow();
  }
}
