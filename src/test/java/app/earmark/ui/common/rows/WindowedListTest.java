package app.earmark.ui.common.rows;

import static org.assertj.core.api.Assertions.assertThat;

import app.earmark.ui.common.Background;
import app.earmark.ui.common.DirectFxThread;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javafx.collections.ListChangeListener;
import org.junit.jupiter.api.Test;

class WindowedListTest {

  private final List<Runnable> waiting = new ArrayList<>();
  private final List<Integer> rows = new ArrayList<>();
  private final List<Integer> asked = new ArrayList<>();
  private final DirectFxThread fx = new DirectFxThread();
  private final Background background = new Background(waiting::add, fx, error -> {
    throw new AssertionError(error);
  });
  private final WindowedList<Integer> list = new WindowedList<>(background, new WindowedList.Source<>() {
    @Override
    public int count() {
      return rows.size();
    }

    @Override
    public List<Integer> window(int offset, int limit) {
      asked.add(offset);
      return List.copyOf(rows.subList(Math.min(offset, rows.size()), Math.min(offset + limit, rows.size())));
    }

    @Override
    public Object key(Integer row) {
      return row;
    }
  });

  private void work() {
    while (!waiting.isEmpty()) {
      waiting.removeFirst().run();
    }
  }

  private void fill(int count) {
    IntStream.range(0, count).forEach(rows::add);
    list.refresh();
    work();
  }

  @Test
  void isNotReadyBeforeItCounted() {
    list.refresh();
    assertThat(list.readyProperty().get()).isFalse();
    work();
    assertThat(list.readyProperty().get()).isTrue();
    assertThat(list).isEmpty();
  }

  @Test
  void readsTheFirstPageAndKnowsTheCount() {
    fill(150_000);

    assertThat(list).hasSize(150_000);
    assertThat(list.get(99)).isEqualTo(99);
    assertThat(asked).containsExactly(0);
  }

  @Test
  void loadsAPageWhenOneOfItsRowsIsAskedFor() {
    fill(1000);
    var updated = new ArrayList<Integer>();
    list.addListener((ListChangeListener<Integer>) change -> {
      while (change.next()) {
        assertThat(change.wasUpdated()).isTrue();
        IntStream.range(change.getFrom(), change.getTo()).forEach(updated::add);
      }
    });

    assertThat(list.get(450)).isNull();
    work();
    assertThat(list.get(450)).isEqualTo(450);
    assertThat(updated).hasSize(100).contains(400, 499);
  }

  @Test
  void afterALongScrollOnlyThePagesStillNearAreLoaded() {
    fill(150_000);
    asked.clear();
    for (int i = 100; i < 150_000; i += 50) {
      list.get(i);
    }
    work();

    assertThat(asked).hasSizeLessThanOrEqualTo(5).contains(149_900);
    assertThat(list.get(149_999)).isEqualTo(149_999);
  }

  @Test
  void holdsAFewPagesOnly() {
    fill(10_000);
    for (int i = 0; i < 10_000; i += 100) {
      list.get(i);
      work();
    }
    assertThat(list.peek(0)).isNull();
    assertThat(IntStream.range(0, 10_000).filter(i -> list.peek(i) != null).count()).isLessThanOrEqualTo(1200);
  }

  @Test
  void newRowsOnTopAreAnAddition() {
    fill(500);
    var changes = changes();
    rows.addAll(0, List.of(-3, -2, -1));
    list.refresh();
    work();

    assertThat(changes.getFirst()).isEqualTo("+0..3");
    assertThat(list.getFirst()).isEqualTo(-3);
    assertThat(list.get(3)).isZero();
  }

  @Test
  void aRowThatWentIsARemoval() {
    fill(500);
    var changes = changes();
    rows.subList(7, 8).clear();
    list.refresh();
    work();

    assertThat(changes).contains("-7 [7]");
    assertThat(list).hasSize(499);
    assertThat(list.get(7)).isEqualTo(8);
  }

  @Test
  void becomesEmpty() {
    fill(3);
    rows.clear();
    list.refresh();
    work();

    assertThat(list).isEmpty();
  }

  @Test
  void aRefreshDuringARefreshIsDoneAfterwards() {
    list.refresh();
    rows.add(1);
    list.refresh();
    list.refresh();
    assertThat(waiting).hasSize(1);
    work();
    rows.add(2);
    list.refresh();
    assertThat(waiting).isEmpty();
    fx.advance(Duration.ofMillis(250));
    work();

    assertThat(list).containsExactly(1, 2);
    fx.advance(Duration.ofSeconds(1));
    assertThat(waiting).isEmpty();
  }

  @Test
  void aRefreshThatBringsNothingNewIsNoChange() {
    fill(150);
    List<String> changes = new ArrayList<>();
    list.addListener((ListChangeListener<Integer>) change -> {
      while (change.next()) {
        changes.add(change.getFrom() + "-" + change.getTo());
      }
    });
    list.refresh();
    work();
    assertThat(changes).isEmpty();

    rows.set(3, 1000);
    list.refresh();
    work();
    assertThat(changes).containsExactly("3-4");
  }

  @Test
  void aPageAskedForDuringARefreshIsLoadedAfterwards() {
    fill(500);
    list.refresh();
    assertThat(list.get(450)).isNull();
    work();
    assertThat(list.peek(450)).isEqualTo(450);
  }

  @Test
  void looksForRowsOnlyAmongThoseItHas() {
    fill(100_000);
    asked.clear();

    assertThat(list.indexOf(70)).isEqualTo(70);
    assertThat(list.contains(99_999)).isFalse();
    work();
    assertThat(asked).isEmpty();
  }

  @Test
  void worksWhereTheExecutorIsTheCaller() {
    IntStream.range(0, 300).forEach(rows::add);
    var direct = new WindowedList<>(new Background(Runnable::run, new DirectFxThread(), error -> { }),
        new WindowedList.Source<Integer>() {
          @Override
          public int count() {
            return rows.size();
          }

          @Override
          public List<Integer> window(int offset, int limit) {
            return rows.subList(offset, Math.min(rows.size(), offset + limit));
          }

          @Override
          public Object key(Integer row) {
            return row;
          }
        });
    direct.refresh();
    direct.get(250);
    direct.refresh();

    assertThat(direct.get(250)).isEqualTo(250);
  }

  private List<String> changes() {
    var changes = new ArrayList<String>();
    list.addListener((ListChangeListener<Integer>) change -> {
      while (change.next()) {
        if (change.wasAdded()) {
          changes.add("+" + change.getFrom() + ".." + change.getTo());
        } else if (change.wasRemoved()) {
          changes.add("-" + change.getFrom() + " " + change.getRemoved());
        }
      }
    });
    return changes;
  }
}
