package app.earmark.ui;

import static org.assertj.core.api.Assertions.assertThat;

import app.earmark.model.AddResult;
import app.earmark.model.PodcastId;
import app.earmark.service.Directories;
import app.earmark.testing.FeedHost;
import app.earmark.ui.common.Place;
import app.earmark.ui.testing.Camera;
import app.earmark.ui.testing.Samples;
import app.earmark.ui.testing.UiBench;
import app.earmark.ui.testing.WindowBench;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javafx.event.ActionEvent;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Writes what has to do with finding, adding and nursing feeds into target/screens, to be looked at. */
@Tag("window")
class FeedScreensTest {

  private static final String APPLE = "/search?media=podcast&entity=podcast&term=trains&country=DE&limit=40";
  private static final String FYYD = "/0.2/search/podcast?term=trains&count=40";

  private final Path folder;
  @AutoClose private final WindowBench bench;
  private Camera camera;

  FeedScreensTest(@TempDir Path folder) throws IOException {
    this.folder = folder;
    bench = new WindowBench(folder);
  }

  @ParameterizedTest
  @ValueSource(strings = {"light", "dark"})
  void findingAddingAndNursing(String theme) throws IOException {
    camera = new Camera(bench, theme);
    bench.preferences.set(Directories.COUNTRY, "DE");
    bench.preferences.set(Directories.APPLE_ADDRESS, bench.host.url("/"));
    bench.preferences.set(Directories.FYYD_ADDRESS, bench.host.url("/0.2"));
    Samples.fill(bench.store, UiBench.NOW);
    bench.show(1280, 800);
    discover();
    signIn();
    importList();
    health();
    assertThat(Camera.SCREENS.resolve("health-asleep-" + theme + "-1280.png")).exists();
  }

  private void discover() throws IOException {
    bench.host.serve("/trains", FeedHost.rss("Night Trains", """
        <itunes:author>Ada Rail</itunes:author><itunes:summary>&lt;p&gt;Everything that runs after dark, and who pays
        for it. Every week one line, one driver and one timetable.&lt;/p&gt;</itunes:summary>""",
        FeedHost.items(9, 1)));
    List<String> found = new ArrayList<>();
    for (String name : List.of("Night Trains", "Trains of Thought", "The Slow Train to Anywhere at All, With Stops")) {
      found.add("""
          {"collectionName": "%s", "artistName": "Ada Rail", "feedUrl": "%s", "trackCount": 212,
            "primaryGenreName": "Society & Culture"}""".formatted(name,
          bench.host.url(found.isEmpty() ? "/trains" : "/other" + found.size())));
    }
    bench.host.serve(APPLE, "{\"resultCount\": 3, \"results\": [" + String.join(",", found) + "]}");
    bench.host.answer(FYYD, request -> new MockResponse.Builder().code(429).addHeader("Retry-After", "60").build());
    bench.robot.interact(() -> bench.window().open(new Place.Discover()));
    bench.until("Discover invites", () -> bench.shows(bench.text("page.discover.invitation")));
    camera.shoot("discover-invitation", false);
    bench.untilTyping();
    bench.robot.write("trains");
    bench.robot.push(KeyCode.ENTER);
    bench.until("something is found", () -> bench.shows("Trains of Thought") && bench.shows("fyyd"));
    camera.shoot("discover-found", false);

    bench.robot.interact(() -> bench.window().open(new Place.Preview(bench.host.url("/trains"))));
    bench.until("the preview is shown", () -> bench.shows("Ada Rail") && bench.shows("Episode 9"));
    camera.shoot("preview", true);
    bench.host.status("/locked", 401);
    bench.robot.interact(() -> bench.window().open(new Place.Preview(bench.host.url("/locked"))));
    bench.until("the failure is said", () -> bench.shows("localhost"));
    camera.shoot("preview-private", false);

    bench.host.status(APPLE, 503);
    bench.robot.interact(() -> bench.window().open(new Place.Discover()));
    bench.until("what was found is shown", () -> bench.shows("Trains of Thought"));
    bench.robot.interact(() -> bench.robot.lookup(bench.text("page.discover.search")).queryButton().fire());
    bench.until("nothing is found", () -> !bench.shows("Trains of Thought") && bench.shows("Apple"));
    camera.shoot("discover-nothing", false);
  }

  private void signIn() throws IOException {
    bench.host.answer("/private", request -> new MockResponse.Builder().code(401)
        .addHeader("WWW-Authenticate", "Basic realm=x").build());
    bench.robot.interact(() -> bench.window().add(bench.host.url("/private")));
    bench.untilTyping();
    bench.robot.push(KeyCode.ENTER);
    bench.until("name and password are asked for", () -> bench.scene().lookup(".password-field") != null
        && bench.scene().lookup(".password-field").isVisible());
    camera.shoot("add-sign-in", false);
    bench.robot.interact(() -> {
      var password = (PasswordField) bench.scene().lookup(".password-field");
      ((TextField) password.getParent().getChildrenUnmodifiable().getFirst()).setText("anna");
      password.setText("wrong");
      password.fireEvent(new ActionEvent());
    });
    bench.until("they are refused", () -> bench.shows(bench.text("feed.problem.sign-in-refused", "localhost")));
    camera.shoot("add-sign-in-refused", false);
    bench.robot.push(KeyCode.ESCAPE);
  }

  private void importList() throws IOException {
    StringBuilder list = new StringBuilder("<opml version='2.0'><body>");
    for (int i = 0; i < 12; i++) {
      String title = i == 3 ? "A podcast with a name that is much longer than any line of this card has room for, ever"
          : "Listed " + i;
      if (i % 4 != 3) {
        bench.host.serve("/listed" + i, FeedHost.rss(title, FeedHost.items(i + 1, 1)));
      }
      list.append("<outline type='rss' text='").append(title).append("' xmlUrl='")
          .append(bench.host.url("/listed" + i)).append("'/>");
    }
    bench.host.serve("/listed7", "<html><body>Parked</body></html>");
    Path file = Files.writeString(folder.resolve("podcasts.opml"), list.append("</body></opml>"));
    bench.robot.interact(() -> bench.window().take(List.of(file.toString())));
    bench.until("the list was read", () -> bench.shows(bench.text("page.add.retry-all")));
    camera.shoot("import-results", false);
    bench.robot.push(KeyCode.ESCAPE);
  }

  private PodcastId added(String path) {
    return ((AddResult.Added) bench.subscriptions.add(bench.host.url(path))).podcast();
  }

  private void health() throws IOException {
    List<String> items = new ArrayList<>(FeedHost.items(4, 1));
    items.add("<item><title>Just words</title><pubDate>sometime soon</pubDate></item>");
    bench.host.serve("/nursed", FeedHost.rss("Nursed & kept", items).replace("&amp;", "&"));
    PodcastId nursed = added("/nursed");
    bench.host.serve("/elsewhere", FeedHost.rss("Nursed, at its new home", FeedHost.items(4, 1)));
    added("/elsewhere");
    items.set(0, FeedHost.item("other-guid", "Episode 4", 4));
    bench.host.serve("/nursed", FeedHost.rss("Nursed & kept", items));
    bench.refresh.run(Set.of(nursed), true, one -> { });
    bench.host.redirect("/nursed", 301, "/elsewhere");
    bench.refresh.run(Set.of(nursed), true, one -> { });
    showHealth(nursed);
    bench.until("the other subscription is named", () -> bench.shows("Nursed, at its new home"));
    camera.shoot("health-moved", false);

    bench.host.serve("/gone", FeedHost.rss("Gone Fishing", FeedHost.items(3, 1)));
    PodcastId gone = added("/gone");
    bench.host.status("/gone", 410);
    bench.refresh.run(Set.of(gone), true, one -> { });
    bench.host.serve("/0.2/search/podcast?term=Gone%20Fishing&count=40",
        "{\"status\": 1, \"data\": [{\"title\": \"Gone Fishing\", \"xmlURL\": \"" + bench.host.url("/fish") + "\"}]}");
    showHealth(gone);
    bench.until("a look is offered", () -> bench.shows(bench.text("page.podcast.new-address.look")));
    camera.shoot("health-asleep", false);
    bench.robot.clickOn(bench.text("page.podcast.new-address.look"));
    bench.until("a place is found", () -> bench.shows(bench.text("page.podcast.new-address.use")));
    camera.shoot("health-found", false);

    bench.host.serve("/paid", FeedHost.rss("For members", FeedHost.items(3, 1)));
    PodcastId paid = added("/paid");
    bench.host.status("/paid", 401);
    bench.refresh.run(Set.of(paid), true, one -> { });
    showHealth(paid);
    bench.until("the fields are there", () -> bench.scene().lookup(".password-field") != null);
    camera.shoot("health-sign-in", false);
  }

  private void showHealth(PodcastId podcast) {
    bench.robot.interact(() -> bench.window().open(new Place.OnePodcast(podcast)));
    bench.until("the podcast is shown", () -> bench.shows(bench.text("page.podcast.part.health")));
    camera.clickOn(bench.text("page.podcast.part.health"));
  }
}
