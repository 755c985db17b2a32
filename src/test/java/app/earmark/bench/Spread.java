package app.earmark.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** The same thing measured several times; what counts is the median, because a machine is never quite alone. */
final class Spread {

  private final List<Double> values = new ArrayList<>();
  private boolean sorted = true;

  void add(double value) {
    values.add(value);
    sorted = false;
  }

  private List<Double> sorted() {
    if (!sorted) {
      Collections.sort(values);
      sorted = true;
    }
    return values;
  }

  double least() {
    return sorted().getFirst();
  }

  double median() {
    int middle = values.size() / 2;
    return values.size() % 2 == 1 ? sorted().get(middle) : (sorted().get(middle - 1) + sorted().get(middle)) / 2;
  }

  double most() {
    return sorted().getLast();
  }

  /** The value that {@code share} of all do not exceed. */
  double quantile(double share) {
    return sorted().get((int) Math.min(values.size() - 1, Math.ceil(share * values.size()) - 1));
  }

  /** Median, and the least and the most in brackets. */
  String shown(String unit) {
    return String.format(Locale.ROOT, "%.2f %s (%.2f–%.2f)", median(), unit, least(), most());
  }
}
