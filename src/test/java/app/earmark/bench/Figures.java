package app.earmark.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The table that a benchmark ends with: each figure, what it should be, and whether it is. */
final class Figures {

  private record Line(String what, String figure, String target, String verdict) {}

  private final List<Line> lines = new ArrayList<>();
  private boolean allMet = true;

  void atMost(String what, double figure, double target, String unit) {
    line(what, figure, "≤ " + number(target) + unit, unit, figure <= target);
  }

  void atLeast(String what, double figure, double target, String unit) {
    line(what, figure, "≥ " + number(target) + unit, unit, figure >= target);
  }

  /** A figure without a target, to understand the others by. */
  void note(String what, String figure) {
    lines.add(new Line(what, figure, "", ""));
  }

  private void line(String what, double figure, String target, String unit, boolean met) {
    lines.add(new Line(what, number(figure) + unit, target, met ? "met" : "NOT MET"));
    allMet &= met;
  }

  private static String number(double value) {
    return value >= 100 ? String.format(Locale.ROOT, "%.0f", value) : String.format(Locale.ROOT, "%.2f", value);
  }

  /** Prints the table and returns the exit status. */
  int print() {
    int widest = lines.stream().mapToInt(line -> line.what.length()).max().orElse(0);
    int figures = lines.stream().mapToInt(line -> line.figure.length()).max().orElse(0);
    System.out.println();
    for (Line line : lines) {
      System.out.println(String.format(
          Locale.ROOT, "%-" + widest + "s  %" + figures + "s  %-12s %s", line.what, line.figure, line.target,
              line.verdict)
          .stripTrailing());
    }
    return allMet ? 0 : 1;
  }
}
