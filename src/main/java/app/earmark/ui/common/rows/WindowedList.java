package app.earmark.ui.common.rows;

import app.earmark.ui.common.Background;
import app.earmark.util.Subscription;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.collections.ObservableListBase;
import org.jspecify.annotations.Nullable;

/**
 * A list as long as its source that holds no more than a few pages of it. A row that is asked for and not there yet
 * reads as {@code null} and is loaded in the background; the list then says that it was updated. What is shown stays
 * until the new rows are there, so that a refresh does not flicker. JavaFX thread only.
 */
public final class WindowedList<T> extends ObservableListBase<T> {

  /** Rows are loaded by so many. */
  public static final int PAGE = RowPages.PAGE;

  /** The library changes many times a second while 200 podcasts are refreshed. */
  private static final Duration REST = Duration.ofMillis(250);

  private static final int WAITING_PAGES = 4;
  private static final int REFRESHED_PAGES = 3;

  /** Where the rows come from. Blocks; called in the background. */
  public interface Source<T> {
    int count();

    List<T> window(int offset, int limit);

    /** What stays the same when a row changes. */
    Object key(T row);

    /** Whether the list would show a row as it did before. */
    default boolean looksTheSame(T before, T now) {
      return before.equals(now);
    }
  }

  /** Hears of every refresh just before and just after the rows change, to keep what depends on where rows are. */
  public interface Keeper {
    void before();

    void after();
  }

  private final Background background;
  private final ReadOnlyBooleanWrapper ready = new ReadOnlyBooleanWrapper(this, "ready", false);

  private final RowPages<T> pages = new RowPages<>();
  private final Deque<Integer> wanted = new ArrayDeque<>();
  private Source<T> source;
  private @Nullable Subscription loadingPage;
  private @Nullable Subscription refreshing;
  private @Nullable Subscription resting;
  private boolean refreshAgain;
  private @Nullable Keeper keeper;

  public WindowedList(Background background, Source<T> source) {
    this.background = background;
    this.source = source;
  }

  /** One keeper at a time; the list that shows the rows. */
  public void setKeeper(Keeper newKeeper) {
    keeper = newKeeper;
  }

  /** Whether the rows were counted at least once, so that an empty list means that there is nothing. */
  public ReadOnlyBooleanProperty readyProperty() {
    return ready.getReadOnlyProperty();
  }

  @Override
  public int size() {
    return pages.size();
  }

  @Override
  public @Nullable T get(int index) {
    Objects.checkIndex(index, pages.size());
    T row = peek(index);
    if (row == null) {
      want(index / PAGE);
    }
    return row;
  }

  /** The row if it is there; loads nothing. */
  public @Nullable T peek(int index) {
    return pages.peek(index);
  }

  /** Looks among the rows that are there. */
  public int indexOfLoaded(Predicate<? super T> sought) {
    return pages.indexOf(sought);
  }

  @Override
  public int indexOf(@Nullable Object row) {
    return indexOfLoaded(loaded -> loaded.equals(row));
  }

  @Override
  public int lastIndexOf(@Nullable Object row) {
    return indexOf(row);
  }

  @Override
  public boolean contains(@Nullable Object row) {
    return indexOf(row) >= 0;
  }

  /** Shows something else from now on. */
  public void setSource(Source<T> next) {
    stop();
    source = next;
    ready.set(false);
    refresh();
  }

  /** Counts and reads again what is shown; asked for while it does so, it does so once more, after a rest. */
  public void refresh() {
    if (refreshing != null || resting != null) {
      refreshAgain = true;
      return;
    }
    refreshAgain = false;
    stopLoading();
    Source<T> from = source;
    List<Integer> recent = pages.recent(REFRESHED_PAGES);
    var started = new Object[1];
    Subscription work = background.run(() -> read(from, recent), result -> {
      started[0] = result;
      refreshing = null;
      apply(result);
      ready.set(true);
      wanted.removeIf(pages::has);
      loadNext();
      if (refreshAgain) {
        resting = background.fx().after(REST, () -> {
          resting = null;
          refresh();
        });
      }
    });
    if (started[0] == null) {
      refreshing = work;
    }
  }

  /** Ends all work; the list stays as it is. */
  public void stop() {
    stopLoading();
    if (refreshing != null) {
      refreshing.close();
      refreshing = null;
    }
    if (resting != null) {
      resting.close();
      resting = null;
    }
  }

  private void stopLoading() {
    wanted.clear();
    if (loadingPage != null) {
      loadingPage.close();
      loadingPage = null;
    }
  }

  private static <T> RowPages.Loaded<T> read(Source<T> from, Collection<Integer> numbers) {
    int count = from.count();
    Map<Integer, List<T>> read = new TreeMap<>();
    for (int number : numbers) {
      if (number * PAGE < count) {
        read.put(number, List.copyOf(from.window(number * PAGE, PAGE)));
      }
    }
    return new RowPages.Loaded<>(count, read);
  }

  private void want(int page) {
    wanted.remove(page);
    wanted.addLast(page);
    while (wanted.size() > WAITING_PAGES) {
      wanted.removeFirst();
    }
    // Rows may have moved; a refresh that is under way may even bring this page.
    if (refreshing == null) {
      loadNext();
    }
  }

  private void loadNext() {
    if (loadingPage != null || wanted.isEmpty()) {
      return;
    }
    int number = wanted.removeLast();
    Source<T> from = source;
    // Set before the work starts: it may be over before run returns where the executor is the caller itself.
    loadingPage = () -> { };
    var done = new boolean[1];
    Subscription work = background.run(() -> List.copyOf(from.window(number * PAGE, PAGE)), rows -> {
      done[0] = true;
      loadingPage = null;
      keep(number, rows);
      loadNext();
    });
    if (!done[0]) {
      loadingPage = work;
    }
  }

  private void keep(int number, List<T> rows) {
    pages.keep(number, rows);
    beginChange();
    int end = Math.min(pages.size(), number * PAGE + rows.size());
    for (int i = number * PAGE; i < end; i++) {
      nextUpdate(i);
    }
    endChange();
  }

  /** Tells one contiguous addition or removal apart from changed rows, so that a selection and the scroll stay. */
  private void apply(RowPages.Loaded<T> next) {
    if (keeper != null) {
      keeper.before();
    }
    replace(next);
    if (keeper != null) {
      keeper.after();
    }
  }

  private void replace(RowPages.Loaded<T> next) {
    int first = pages.firstDifference(source, next);
    int grown = next.count() - pages.size();
    BitSet same = grown == 0 ? pages.unchanged(source, next) : new BitSet();
    List<T> removed = new ArrayList<>();
    for (int i = first; i < first - grown; i++) {
      removed.add(peek(i));
    }
    pages.replace(next);
    beginChange();
    if (grown > 0) {
      nextAdd(first, first + grown);
    } else if (grown < 0) {
      nextRemove(first, removed);
    }
    next.pages().forEach((number, rows) -> {
      int end = Math.min(pages.size(), number * PAGE + rows.size());
      for (int i = number * PAGE; i < end; i++) {
        if (!same.get(i) && (grown <= 0 || i < first || i >= first + grown)) {
          nextUpdate(i);
        }
      }
    });
    endChange();
  }

  /** Reads the rows with these indices, in stretches of neighbours, and keeps none of them. */
  public Subscription read(List<Integer> indices, Consumer<List<T>> then) {
    Source<T> from = source;
    return background.run(() -> {
      List<T> read = new ArrayList<>();
      for (int start = 0; start < indices.size(); ) {
        int end = start + 1;
        while (end < indices.size() && indices.get(end) == indices.get(start) + end - start) {
          end++;
        }
        read.addAll(from.window(indices.get(start), end - start));
        start = end;
      }
      return read;
    }, then);
  }

  @Override
  public Object[] toArray() {
    Object[] rows = new Object[pages.size()];
    Arrays.setAll(rows, this::peek);
    return rows;
  }
}
