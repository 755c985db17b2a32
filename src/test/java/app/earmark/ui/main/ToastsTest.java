package app.earmark.ui.main;

import static org.assertj.core.api.Assertions.assertThat;

import app.earmark.ui.common.DirectFxThread;
import app.earmark.util.Message;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ToastsTest {

  private final DirectFxThread fx = new DirectFxThread();
  private final Toasts toasts = new Toasts(fx);
  private int undone;

  @Test
  void anUndoIsOfferedForTenSeconds() {
    toasts.offerUndo(Message.of("a"), () -> undone++);
    fx.advance(Duration.ofMillis(9_900));
    assertThat(toasts.shown()).hasSize(1);
    fx.advance(Duration.ofMillis(200));

    assertThat(toasts.shown()).isEmpty();
    toasts.undoLast();
    assertThat(undone).isZero();
  }

  @Test
  void undoesOnceOnly() {
    toasts.offerUndo(Message.of("a"), () -> undone++);
    var toast = toasts.shown().getFirst();
    toasts.act(toast);
    toasts.act(toast);

    assertThat(undone).isEqualTo(1);
    assertThat(toasts.shown()).isEmpty();
  }

  @Test
  void theKeyUndoesTheLastThingThatCanBe() {
    toasts.offerUndo(Message.of("a"), () -> undone += 1);
    toasts.offerUndo(Message.of("b"), () -> undone += 10);
    toasts.say(Message.of("c"));
    toasts.undoLast();
    assertThat(undone).isEqualTo(10);
    toasts.undoLast();
    assertThat(undone).isEqualTo(11);
    assertThat(toasts.shown()).hasSize(1);
  }

  @Test
  void theSameWordsTwiceAreTwoToasts() {
    toasts.say(Message.of("a"));
    fx.advance(Duration.ofSeconds(3));
    toasts.say(Message.of("a"));
    fx.advance(Duration.ofSeconds(3));

    assertThat(toasts.shown()).hasSize(1);
  }

  @Test
  void neverMoreThanThree() {
    for (int i = 0; i < 9; i++) {
      toasts.say(Message.of("m" + i));
    }
    assertThat(toasts.shown()).extracting(toast -> toast.message().key()).containsExactly("m6", "m7", "m8");
  }
}
