package app.earmark.ui.common;

import static org.assertj.core.api.Assertions.assertThat;

import app.earmark.util.Observable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FxThreadTest {

  private final DirectFxThread fx = new DirectFxThread();
  private final Observable<Integer> source = new Observable<>(0);
  private final List<Integer> heard = new ArrayList<>();

  @Test
  void deliversThePresentValueAtOnce() {
    fx.latest(source, heard::add);

    assertThat(heard).containsExactly(0);
  }

  @Test
  void leavesOutWhatWasOvertakenButNeverTheLast() {
    fx.latest(source, heard::add);
    for (int i = 1; i <= 1000; i++) {
      source.publish(i);
    }
    assertThat(heard).containsExactly(0);

    fx.advance(Duration.ofMillis(40));
    assertThat(heard).containsExactly(0, 1000);

    fx.advance(Duration.ofMillis(40));
    source.publish(1001);
    assertThat(heard).containsExactly(0, 1000, 1001);
  }

  @Test
  void saysNothingAfterItWasClosed() {
    var subscription = fx.latest(source, heard::add);
    source.publish(1);
    subscription.close();
    fx.advance(Duration.ofSeconds(1));
    source.publish(2);

    assertThat(heard).containsExactly(0);
  }
}
