package app.earmark.ui.common.rows;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What a long list holds of its rows: the pages that were used last. JavaFX thread only. */
final class RowPages<T> {

  /** Rows are loaded by so many. */
  static final int PAGE = 100;

  private static final int KEPT = 12;

  /** What was read together: how many rows there are, and some pages of them by number. */
  record Loaded<T>(int count, Map<Integer, List<T>> pages) {}

  /** In order of use, the one used longest ago first. */
  private final Map<Integer, List<T>> pages = new LinkedHashMap<>(16, 0.75f, true);

  private int size;

  int size() {
    return size;
  }

  /** The row if it is there. */
  @Nullable T peek(int index) {
    List<T> page = index < 0 || index >= size ? null : pages.get(index / PAGE);
    return page == null || index % PAGE >= page.size() ? null : page.get(index % PAGE);
  }

  boolean has(int page) {
    return pages.containsKey(page);
  }

  /** Looks among the rows that are there, from the top; -1: it is none of them. */
  int indexOf(Predicate<? super T> sought) {
    for (var page : new TreeMap<>(pages).entrySet()) {
      for (int i = 0; i < page.getValue().size(); i++) {
        if (sought.test(page.getValue().get(i))) {
          return page.getKey() * PAGE + i;
        }
      }
    }
    return -1;
  }

  /** The numbers of those used last; the first one where there is none. */
  List<Integer> recent(int most) {
    List<Integer> used = new ArrayList<>(pages.keySet());
    Collections.reverse(used);
    return used.isEmpty() ? List.of(0) : List.copyOf(used.subList(0, Math.min(most, used.size())));
  }

  /** Keeps a page, and lets go of those used longest ago. */
  void keep(int number, List<T> rows) {
    pages.put(number, rows);
    var oldest = pages.entrySet().iterator();
    while (pages.size() > KEPT) {
      oldest.next();
      oldest.remove();
    }
  }

  void replace(Loaded<T> next) {
    pages.clear();
    pages.putAll(next.pages());
    size = next.count();
  }

  /** Where the new rows say nothing new. */
  BitSet unchanged(WindowedList.Source<T> source, Loaded<T> next) {
    BitSet same = new BitSet();
    next.pages().forEach((number, rows) -> {
      for (int i = 0; i < rows.size(); i++) {
        int index = number * PAGE + i;
        T before = peek(index);
        same.set(index, before != null && source.looksTheSame(before, rows.get(i)));
      }
    });
    return same;
  }

  /** The first place where another row stands than before, among those that are known before and now. */
  int firstDifference(WindowedList.Source<T> source, Loaded<T> next) {
    int limit = Math.min(size, next.count());
    for (var page : next.pages().entrySet()) {
      for (int i = 0; i < page.getValue().size(); i++) {
        int index = page.getKey() * PAGE + i;
        T before = peek(index);
        if (index < limit && before != null
            && !source.key(before).equals(source.key(page.getValue().get(i)))) {
          return index;
        }
      }
    }
    return limit;
  }
}
