package app.earmark.ui.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReloadTest {

  private final Deque<Runnable> waiting = new ArrayDeque<>();
  private final List<Integer> read = new ArrayList<>();
  private final DirectFxThread fx = new DirectFxThread();
  private final Background background = new Background(waiting::add, fx, error -> {
    throw new AssertionError(error);
  });
  private int value;
  private final Reload<Integer> reload = new Reload<>(background, () -> value, read::add);

  private void work() {
    waiting.removeFirst().run();
  }

  @Test
  void whatChangesMeanwhileIsReadOnceMoreAfterARest() {
    reload.now();
    value = 1;
    reload.now();
    reload.now();
    work();
    assertThat(read).containsExactly(1);
    assertThat(waiting).isEmpty();

    value = 2;
    fx.advance(Duration.ofMillis(250));
    work();
    assertThat(read).containsExactly(1, 2);

    fx.advance(Duration.ofSeconds(5));
    assertThat(waiting).isEmpty();
  }

  @Test
  void whatTheListenerDoesIsReadAsSoonAsTheReadingBeforeItEnds() {
    reload.atOnce();
    value = 1;
    reload.now();
    reload.atOnce();
    work();
    value = 2;
    work();

    assertThat(read).containsExactly(1, 2);
    fx.advance(Duration.ofSeconds(5));
    assertThat(waiting).isEmpty();
  }

  @Test
  void theListenerEndsARest() {
    reload.now();
    reload.now();
    work();
    assertThat(waiting).isEmpty();

    value = 1;
    reload.atOnce();
    work();
    fx.advance(Duration.ofSeconds(5));

    assertThat(read).containsExactly(0, 1);
    assertThat(waiting).isEmpty();
  }

  @Test
  void whatIsStoppedArrivesNoMore() {
    reload.now();
    reload.now();
    reload.stop();
    work();

    fx.advance(Duration.ofSeconds(5));
    assertThat(read).isEmpty();
    assertThat(waiting).isEmpty();
  }
}
