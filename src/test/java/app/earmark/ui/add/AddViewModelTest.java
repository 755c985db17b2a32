package app.earmark.ui.add;

import static org.assertj.core.api.Assertions.assertThat;

import app.earmark.model.PodcastId;
import app.earmark.testing.FeedHost;
import app.earmark.ui.add.AddViewModel.Step;
import app.earmark.ui.common.Background;
import app.earmark.ui.common.Place;
import app.earmark.ui.testing.UiBench;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddViewModelTest {

  private final Path folder;
  @AutoClose private final UiBench bench;
  private AddViewModel model;

  AddViewModelTest(@TempDir Path folder) throws IOException {
    this.folder = folder;
    bench = new UiBench(folder);
    model = model(bench.background);
  }

  private AddViewModel model(Background background) {
    var made = new AddViewModel(bench.subscriptions, bench.opml, background, bench.opened::add, bench.toaster);
    made.attach();
    made.show();
    return made;
  }

  private void type(String address) {
    model.addressProperty().set(address);
    model.submit();
  }

  @Test
  void subscribesOpensThePodcastAndCloses() {
    bench.host.serve("/feed", FeedHost.rss("Career Opportunities", FeedHost.items(3, 1)));
    type(" " + bench.host.url("/feed") + " ");

    PodcastId id = bench.library.podcasts().getFirst().id();
    assertThat(bench.opened).containsExactly(new Place.OnePodcast(id));
    assertThat(bench.texts.get(bench.toaster.messages.getLast()))
        .isEqualTo("Subscribed to Career Opportunities: 3 episodes");
    assertThat(model.openProperty().get()).isFalse();
  }

  @Test
  void whatIsSubscribedAlreadyIsOpened() {
    bench.host.serve("/feed", FeedHost.rss("Show", FeedHost.items(1, 1)));
    type(bench.host.url("/feed"));
    model.show();
    type(bench.host.url("/feed"));

    assertThat(bench.toaster.last()).isEqualTo("window.toast.already-subscribed");
    assertThat(bench.opened).hasSize(2);
    assertThat(bench.library.podcasts()).hasSize(1);
  }

  @Test
  void severalFeedsAreOfferedAndOneIsChosen() {
    bench.host.serve("/", """
        <html><head><link rel="alternate" type="application/rss+xml" title="Morning" href="/one">
        <link rel="alternate" type="application/rss+xml" title="Evening" href="/two"></head></html>""");
    bench.host.serve("/one", FeedHost.rss("Morning", FeedHost.items(1, 1)));
    bench.host.serve("/two", FeedHost.rss("Evening", FeedHost.items(1, 1)));
    type(bench.host.url("/"));

    assertThat(model.stepProperty().get()).isInstanceOf(Step.Choosing.class);
    var candidates = ((Step.Choosing) model.stepProperty().get()).candidates();
    assertThat(candidates).extracting("title").containsExactlyInAnyOrder("Morning", "Evening");
    model.choose(candidates.stream().filter(found -> "Evening".equals(found.title())).findFirst().orElseThrow());

    assertThat(bench.library.podcasts()).extracting("title").containsExactly("Evening");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/missing", "/text", "/empty"})
  void eachFailureHasItsSentenceAndTheAddressStays(String path) {
    bench.host.serve("/text", "this is no feed");
    bench.host.serve("/empty", "");
    type(bench.host.url(path));

    assertThat(model.stepProperty().get()).isInstanceOfSatisfying(Step.Failed.class,
        failed -> assertThat(bench.texts.get(failed.problem())).endsWith("."));
    assertThat(model.addressProperty().get()).isEqualTo(bench.host.url(path));
    assertThat(model.openProperty().get()).isTrue();
    assertThat(bench.library.podcasts()).isEmpty();

    model.addressProperty().set("https://");
    assertThat(model.stepProperty().get()).isEqualTo(new Step.Typing());
  }

  @Test
  void aListOfPodcastsIsReadAndItsFailuresAreNamed() throws IOException {
    bench.host.serve("/one", FeedHost.rss("One", FeedHost.items(1, 1)));
    bench.host.serve("/two", FeedHost.rss("Two", FeedHost.items(1, 1)));
    bench.subscriptions.add(bench.host.url("/two"));
    Path list = Files.writeString(folder.resolve("list.opml"), """
        <opml version="2.0"><head/><body>
        <outline text="One" type="rss" xmlUrl="%s"/><outline text="Two" type="rss" xmlUrl="%s"/>
        <outline text="Three" type="rss" xmlUrl="%s"/></body></opml>""".formatted(
        bench.host.url("/one"), bench.host.url("/two"), bench.host.url("/three")));
    model.importList(list);

    assertThat(model.stepProperty().get()).isInstanceOfSatisfying(Step.Imported.class, imported -> {
      assertThat(imported.added()).isEqualTo(1);
      assertThat(imported.known()).isEqualTo(1);
      assertThat(imported.failed()).isEqualTo(1);
      assertThat(imported.left()).isZero();
    });
    assertThat(model.imported()).extracting("title").as("what failed first").containsExactly("Three", "One", "Two");

    bench.host.serve("/three", FeedHost.rss("Three", FeedHost.items(1, 1)));
    model.retry();
    assertThat(model.stepProperty().get()).isEqualTo(new Step.Imported(2, 1, 0, 0));
    assertThat(model.imported()).extracting("title").containsExactly("One", "Two", "Three");
    assertThat(bench.library.podcasts()).hasSize(3);
  }

  @Test
  void aFileThatIsNoListSaysSo() throws IOException {
    model.importList(Files.writeString(folder.resolve("notes.opml"), "dear diary"));
    assertThat(model.stepProperty().get()).isInstanceOf(Step.Failed.class);
    model.importList(folder.resolve("not-there.opml"));
    assertThat(model.stepProperty().get()).isInstanceOf(Step.Failed.class);
  }

  @Test
  void aPrivatePodcastAsksForNameAndPassword() {
    String expected = "Basic " + Base64.getEncoder().encodeToString("anna:pass:wörd".getBytes(StandardCharsets.UTF_8));
    bench.host.answer("/private", request -> expected.equals(request.getHeaders().get("Authorization"))
        ? new MockResponse.Builder().body(FeedHost.rss("Mine", FeedHost.items(2, 1))).build()
        : new MockResponse.Builder().code(401).addHeader("WWW-Authenticate", "Basic realm=x").build());
    type(bench.host.url("/private"));
    assertThat(model.stepProperty().get()).isInstanceOfSatisfying(Step.SigningIn.class,
        step -> assertThat(step.refused()).isFalse());
    model.userProperty().set("anna");
    model.passwordProperty().set("wrong");
    model.submit();
    assertThat(model.stepProperty().get()).isInstanceOfSatisfying(Step.SigningIn.class,
        step -> assertThat(step.refused()).isTrue());
    model.passwordProperty().set("pass:wörd");
    model.submit();
    assertThat(bench.library.podcasts()).extracting("title").containsExactly("Mine");
    assertThat(bench.feedCare.signIns().user(bench.library.podcasts().getFirst().id())).contains("anna");
    assertThat(model.passwordProperty().get()).isEmpty();
  }

  @Test
  void aPasswordIsForgottenWithTheAddressItWasTypedFor() {
    bench.host.status("/private", 401);
    type(bench.host.url("/private"));
    model.userProperty().set("anna");
    model.passwordProperty().set("secret");
    model.addressProperty().set("https://elsewhere.example/");
    assertThat(model.passwordProperty().get()).isEmpty();
    assertThat(model.stepProperty().get()).isEqualTo(new Step.Typing());
  }

  @Test
  void nothingTypedAsksNothing() {
    type("   ");
    assertThat(model.stepProperty().get()).isEqualTo(new Step.Typing());
  }

  @Test
  void whatWasCancelledTooLateIsTakenBack() {
    bench.host.serve("/feed", FeedHost.rss("Show", FeedHost.items(1, 1)));
    List<Runnable> waiting = new ArrayList<>();
    model = model(new Background(task -> waiting.add(() -> {
      // Cancelled between the commit and the answer: the work runs to its end all the same.
      task.run();
    }), bench.fx, bench.errors::add));
    type(bench.host.url("/feed"));
    assertThat(model.stepProperty().get()).isEqualTo(new Step.Asking());
    model.cancel();
    waiting.removeFirst().run();

    assertThat(model.stepProperty().get()).isEqualTo(new Step.Typing());
    assertThat(bench.library.podcasts()).isEmpty();
    assertThat(bench.opened).isEmpty();
  }
}
