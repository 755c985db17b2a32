package app.earmark.ui.main;

import app.earmark.model.FeedProblem;
import app.earmark.model.RefreshOutcome;
import app.earmark.model.RefreshProgress;
import app.earmark.service.Refresh;
import app.earmark.ui.common.Attachable;
import app.earmark.ui.common.Background;
import app.earmark.ui.common.Toaster;
import app.earmark.ui.common.page.LiveState;
import app.earmark.util.Message;
import java.util.List;
import java.util.Set;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;

/** Refreshing all podcasts, and whether the network seems to be gone. JavaFX thread only. */
final class RefreshViewModel extends Attachable {

  private final Refresh refresh;
  private final Background background;
  private final Toaster toaster;
  private final LiveState live;
  private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper(this, "running", false);
  private final ReadOnlyBooleanWrapper offline = new ReadOnlyBooleanWrapper(this, "offline", false);

  RefreshViewModel(Refresh refresh, Background background, Toaster toaster, LiveState live) {
    this.refresh = refresh;
    this.background = background;
    this.toaster = toaster;
    this.live = live;
  }

  @Override
  protected void onAttach() {
    hold(live.refreshProperty(), progress -> running.set(progress.isRunning()));
    hold(background.fx().latest(refresh.lost(), gone -> gone.forEach(
        podcast -> toaster.say(Message.of("window.toast.feed-lost", podcast.title())))));
  }

  /** Asks every feed. A second call while it runs does nothing. */
  void refreshAll() {
    if (!running.get()) {
      background.run(() -> refresh.run(Set.of(), false, outcome -> { }), this::ended);
    }
  }

  void cancel() {
    background.run(refresh::cancel);
  }

  private void ended(List<RefreshOutcome> outcomes) {
    if (outcomes.isEmpty()) {
      return;
    }
    List<RefreshOutcome> failed = outcomes.stream()
        .filter(outcome -> outcome.kind() == RefreshOutcome.Kind.FAILED).toList();
    offline.set(failed.size() == outcomes.size()
        && failed.stream().allMatch(outcome -> outcome.problem() instanceof FeedProblem.HostNotFound));
    if (offline.get()) {
      return;
    }
    int added = outcomes.stream().mapToInt(RefreshOutcome::added).sum();
    toaster.say(failed.isEmpty()
        ? Message.of(added == 0 ? "window.toast.nothing-new" : "window.toast.new-episodes", added)
        : Message.of("window.toast.some-failed", added, failed.size()));
  }

  /** The listener has read that there is no network. */
  void dismissOffline() {
    offline.set(false);
  }

  ReadOnlyBooleanProperty runningProperty() {
    return running.getReadOnlyProperty();
  }

  /** Whether at the last refresh not a single host was known: most likely there is no network. */
  ReadOnlyBooleanProperty offlineProperty() {
    return offline.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<RefreshProgress> progressProperty() {
    return live.refreshProperty();
  }
}
