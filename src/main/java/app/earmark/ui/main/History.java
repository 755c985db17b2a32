package app.earmark.ui.main;

import app.earmark.ui.common.Navigator;
import app.earmark.ui.common.Place;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.DoubleSupplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** Where the listener is, was, and can go forward to again, each with how far it was scrolled. JavaFX thread only. */
final class History implements Navigator {

  private static final int LONGEST = 100;

  /** A place as the listener left it. */
  record Visit(Place place, double scroll) {}

  private final Deque<Visit> before = new ArrayDeque<>();
  private final Deque<Visit> after = new ArrayDeque<>();
  private final ReadOnlyObjectWrapper<Visit> here =
      new ReadOnlyObjectWrapper<>(this, "here", new Visit(new Place.NewEpisodes(), 0));
  private final ReadOnlyBooleanWrapper canGoBack = new ReadOnlyBooleanWrapper(this, "canGoBack", false);
  private final ReadOnlyBooleanWrapper canGoForward = new ReadOnlyBooleanWrapper(this, "canGoForward", false);
  private DoubleSupplier scroll = () -> 0;

  /** Asks this how far the page is scrolled whenever it is left. */
  void setScroll(DoubleSupplier asked) {
    scroll = asked;
  }

  /** Begins somewhere else than at New, with nothing behind it. */
  void start(Place place, double scroll) {
    arrive(new Visit(place, scroll));
  }

  @Override
  public void open(Place place) {
    if (here.get().place.equals(place)) {
      return;
    }
    before.push(leave());
    if (before.size() > LONGEST) {
      before.removeLast();
    }
    after.clear();
    arrive(new Visit(place, 0));
  }

  void back() {
    move(before, after);
  }

  void forward() {
    move(after, before);
  }

  private void move(Deque<Visit> from, Deque<Visit> to) {
    Visit next = from.poll();
    if (next != null) {
      to.push(leave());
      arrive(next);
    }
  }

  private Visit leave() {
    return new Visit(here.get().place, scroll.getAsDouble());
  }

  private void arrive(Visit visit) {
    canGoBack.set(!before.isEmpty());
    canGoForward.set(!after.isEmpty());
    here.set(visit);
  }

  ReadOnlyObjectProperty<Visit> hereProperty() {
    return here.getReadOnlyProperty();
  }

  ReadOnlyBooleanProperty canGoBackProperty() {
    return canGoBack.getReadOnlyProperty();
  }

  ReadOnlyBooleanProperty canGoForwardProperty() {
    return canGoForward.getReadOnlyProperty();
  }
}
