package app.earmark.util;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ObservableTest {

  @Test
  void aListenerHearsThePresentSnapshotAndEveryLaterOne() {
    Observable<Integer> number = new Observable<>(1);
    List<Integer> heard = new ArrayList<>();
    try (var _ = number.subscribe(heard::add)) {
      number.publish(2);
      number.update(n -> n * 10);
    }
    assertThat(heard).containsExactly(1, 2, 20);
    assertThat(number.get()).isEqualTo(20);
  }

  @Test
  void whoeverLeftHearsNothingMore() {
    Observable<Integer> number = new Observable<>(1);
    List<Integer> heard = new ArrayList<>();
    Subscription subscription = number.subscribe(heard::add);
    subscription.close();
    subscription.close();
    number.publish(2);
    assertThat(heard).containsExactly(1);
  }

  @Test
  void twoThreadsThatCountNeverLoseAStep() throws InterruptedException {
    Observable<Integer> number = new Observable<>(0);
    List<Integer> heard = new ArrayList<>();
    Subscription subscription = number.subscribe(heard::add);
    Runnable counting = () -> {
      for (int i = 0; i < 5_000; i++) {
        number.update(n -> n + 1);
      }
    };
    Thread other = new Thread(counting);
    other.start();
    counting.run();
    other.join();
    subscription.close();
    assertThat(number.get()).isEqualTo(10_000);
    assertThat(heard).isSorted().hasSize(10_001);
  }
}
