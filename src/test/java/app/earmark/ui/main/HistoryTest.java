package app.earmark.ui.main;

import static org.assertj.core.api.Assertions.assertThat;

import app.earmark.model.PodcastId;
import app.earmark.ui.common.Place;
import org.junit.jupiter.api.Test;

class HistoryTest {

  private static final Place PODCAST = new Place.OnePodcast(new PodcastId(1));
  private static final Place DOWNLOADS = new Place.DownloadList();

  private final History history = new History();

  private Place here() {
    return history.hereProperty().get().place();
  }

  @Test
  void goesBackAndForwardToWhereItWasScrolled() {
    history.open(PODCAST);
    history.setScroll(() -> 17);
    history.open(DOWNLOADS);
    history.setScroll(() -> 3);
    history.back();

    assertThat(history.hereProperty().get()).isEqualTo(new History.Visit(PODCAST, 17));
    history.forward();
    assertThat(history.hereProperty().get()).isEqualTo(new History.Visit(DOWNLOADS, 3));
  }

  @Test
  void openingSomethingElseForgetsTheWayForward() {
    history.open(PODCAST);
    history.back();
    assertThat(history.canGoForwardProperty().get()).isTrue();
    history.open(DOWNLOADS);

    assertThat(history.canGoForwardProperty().get()).isFalse();
    history.forward();
    assertThat(here()).isEqualTo(DOWNLOADS);
  }

  @Test
  void thePageThatIsOpenIsNotOpenedAgain() {
    history.open(PODCAST);
    history.open(PODCAST);
    history.back();

    assertThat(here()).isEqualTo(new Place.NewEpisodes());
    assertThat(history.canGoBackProperty().get()).isFalse();
  }

  @Test
  void startsWhereItIsToldWithNothingBehind() {
    history.start(DOWNLOADS, 0);
    history.back();

    assertThat(here()).isEqualTo(DOWNLOADS);
  }

  @Test
  void staysShortHoweverLongOneBrowses() {
    for (int i = 0; i < 1000; i++) {
      history.open(new Place.OnePodcast(new PodcastId(i)));
    }
    int steps = 0;
    while (history.canGoBackProperty().get()) {
      history.back();
      steps++;
    }
    assertThat(steps).isEqualTo(100);
  }
}
