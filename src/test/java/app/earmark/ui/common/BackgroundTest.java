package app.earmark.ui.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class BackgroundTest {

  private final List<Runnable> waiting = new ArrayList<>();
  private final List<Object> heard = new ArrayList<>();
  private final Background background = new Background(waiting::add, new DirectFxThread(), heard::add);

  @Test
  void handsOverTheResult() {
    background.run(() -> "done", heard::add);
    assertThat(heard).isEmpty();

    waiting.removeFirst().run();
    assertThat(heard).containsExactly("done");
  }

  @Test
  void handsOverWhatWasThrown() {
    var error = new IllegalStateException("no");
    background.run(() -> {
      throw error;
    }, heard::add, heard::add);
    waiting.removeFirst().run();

    assertThat(heard).containsExactly(error);
  }

  @Test
  void whatHasNoErrorPathGoesToTheCommonOne() {
    var error = new IllegalStateException("no");
    background.run(() -> {
      throw error;
    }, heard::add);
    waiting.removeFirst().run();

    assertThat(heard).containsExactly(error);
  }

  @Test
  void changesAreMadeInTheOrderInWhichTheyWereAskedFor() {
    background.change(() -> heard.add("first"));
    background.change(() -> "second", heard::add);
    background.change(() -> heard.add("third"));
    // More of them at work at once would be more than one task.
    assertThat(waiting).hasSize(1);

    waiting.removeFirst().run();
    assertThat(heard).containsExactly("first", "second", "third");
  }

  @Test
  void aChangeThatFailsIsToldAndTheNextIsMade() {
    var error = new IllegalStateException("no");
    background.change(() -> {
      throw error;
    });
    background.change(() -> heard.add("next"));
    waiting.removeFirst().run();

    assertThat(heard).containsExactly(error, "next");
  }

  @Test
  void deliversNothingOnceClosed() {
    background.run(() -> "done", heard::add).close();
    waiting.removeFirst().run();

    assertThat(heard).isEmpty();
  }

  @Test
  void closingInterruptsTheWork() throws InterruptedException {
    var interrupted = new CountDownLatch(1);
    var started = new CountDownLatch(1);
    var job = new Background(task -> new Thread(task).start(), new DirectFxThread(), heard::add).run(() -> {
      started.countDown();
      try {
        new CountDownLatch(1).await();
      } catch (InterruptedException e) {
        interrupted.countDown();
      }
      return "late";
    }, heard::add);
    started.await();
    job.close();

    assertThat(interrupted.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(heard).isEmpty();
  }
}
