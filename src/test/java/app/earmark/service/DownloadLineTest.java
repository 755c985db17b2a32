package app.earmark.service;

import static org.assertj.core.api.Assertions.assertThat;

import app.earmark.model.DownloadState;
import app.earmark.model.EpisodeId;
import app.earmark.util.Message;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class DownloadLineTest {

  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final DownloadState QUEUED = new DownloadState.Queued();
  private static final DownloadState RUNNING = new DownloadState.Running(0, null, 0);

  private final DownloadLine line = new DownloadLine();

  private static EpisodeId id(long number) {
    return new EpisodeId(number);
  }

  private void queue(String... hosts) {
    for (int i = 0; i < hosts.length; i++) {
      line.add(id(i + 1), hosts[i], QUEUED);
    }
  }

  private List<EpisodeId> start(Instant now) {
    return line.plan(DownloadLimits.USUAL, now).start();
  }

  private void run(long... numbers) {
    for (long number : numbers) {
      line.set(id(number), RUNNING);
    }
  }

  @Test
  void whatTheListenerWaitsForTakesTheTurnOfTheHindmost() {
    queue("a", "b", "c", "d");
    run(1, 2, 3);
    line.hurry(id(4));
    assertThat(line.plan(DownloadLimits.USUAL, NOON)).isEqualTo(new DownloadLine.Plan(List.of(), List.of(id(3))));
    line.set(id(3), QUEUED);
    assertThat(line.plan(DownloadLimits.USUAL, NOON)).isEqualTo(new DownloadLine.Plan(List.of(id(4)), List.of()));
  }

  @Test
  void whatTheListenerWaitsForTakesATurnOfItsOwnHost() {
    queue("a", "a", "b", "a");
    run(1, 2, 3);
    line.hurry(id(4));
    assertThat(line.plan(DownloadLimits.USUAL, NOON).stop()).containsExactly(id(2));
  }

  @Test
  void narrowerLimitsLetTheHindmostStepBack() {
    queue("a", "b", "c");
    run(1, 2, 3);
    assertThat(line.plan(new DownloadLimits(1, 2, null, null), NOON))
        .isEqualTo(new DownloadLine.Plan(List.of(), List.of(id(2), id(3))));
  }

  @Test
  void outsideTheHoursNothingRunsButWhatTheListenerWaitsFor() {
    queue("a", "b", "c");
    run(1);
    line.hurry(id(2));
    assertThat(line.plan(new DownloadLimits(3, 2, NOON.plusSeconds(60), null), NOON))
        .isEqualTo(new DownloadLine.Plan(List.of(id(2)), List.of(id(1))));
  }

  @Test
  void theForemostStartFirst() {
    queue("a", "b", "c", "d");
    assertThat(start(NOON)).containsExactly(id(1), id(2), id(3));
  }

  @Test
  void oneHostIsNotAskedByMoreThanItsShareAndLetsOthersPass() {
    queue("a", "a", "a", "b");
    assertThat(start(NOON)).containsExactly(id(1), id(2), id(4));
  }

  @Test
  void whoRunsCounts() {
    queue("a", "a", "a", "b", "c");
    line.set(id(1), RUNNING);
    assertThat(start(NOON)).containsExactly(id(2), id(4));
    line.set(id(2), RUNNING);
    line.set(id(4), RUNNING);
    assertThat(start(NOON)).isEmpty();
  }

  @Test
  void thePausedAndTheFailedDoNotStart() {
    queue("a", "b", "c");
    line.set(id(1), new DownloadState.Paused(10, null));
    line.set(id(2), new DownloadState.Failed(Message.of("download.problem.not-found", "b")));
    assertThat(start(NOON)).containsExactly(id(3));
  }

  @Test
  void whoMustWaitWaits() {
    queue("a", "b");
    line.set(id(1), QUEUED, NOON.plusSeconds(60));
    assertThat(start(NOON)).containsExactly(id(2));
    assertThat(line.nextMoment()).contains(NOON.plusSeconds(60));
    assertThat(start(NOON.plusSeconds(60))).containsExactly(id(1), id(2));
  }

  @Test
  void aFailureIsTriedAgainOnlyWhereAMomentIsSet() {
    DownloadState failed = new DownloadState.Failed(Message.of("download.problem.timed-out", "a"));
    queue("a", "b");
    line.set(id(1), failed, NOON.plusSeconds(60));
    line.set(id(2), failed);
    assertThat(start(NOON)).isEmpty();
    assertThat(start(NOON.plusSeconds(60))).containsExactly(id(1));
  }

  @Test
  void askingTwiceKeepsThePlaceAndTheState() {
    queue("a", "b");
    line.set(id(1), RUNNING);
    line.add(id(1), "a", QUEUED);
    assertThat(line.state(id(1))).contains(RUNNING);
    assertThat(line.episodes()).containsExactly(id(1), id(2));
  }

  @Test
  void movedToTheFrontInTheOrderGiven() {
    queue("a", "b", "c", "d");
    line.first(List.of(id(4), id(9), id(2)));
    assertThat(line.episodes()).containsExactly(id(4), id(2), id(1), id(3));
  }

  @Test
  void whoHasAllBytesTakesNobodysTurn() {
    queue("a", "b", "c", "d");
    run(1, 2, 3);
    line.arrived(id(2));
    assertThat(line.plan(DownloadLimits.USUAL, NOON)).isEqualTo(new DownloadLine.Plan(List.of(id(4)), List.of()));
    line.set(id(2), QUEUED);
    run(2, 4);
    assertThat(line.plan(DownloadLimits.USUAL, NOON).stop()).containsExactly(id(4));
  }

  @Test
  void nobodyStartsWhileManyWaitForTheDisk() {
    queue("a", "b", "c", "d", "e", "f", "g", "h", "i", "j");
    run(1, 2, 3, 4, 5, 6, 7, 8, 9);
    for (int i = 1; i <= 8; i++) {
      line.arrived(id(i));
    }
    assertThat(line.plan(DownloadLimits.USUAL, NOON)).isEqualTo(new DownloadLine.Plan(List.of(), List.of()));
    line.remove(id(1));
    assertThat(start(NOON)).containsExactly(id(10));
  }
}
