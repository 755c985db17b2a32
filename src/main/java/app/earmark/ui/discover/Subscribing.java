package app.earmark.ui.discover;

import app.earmark.model.AddResult;
import app.earmark.model.PodcastId;
import app.earmark.service.Subscriptions;
import app.earmark.ui.common.Background;
import app.earmark.ui.common.Toaster;
import app.earmark.util.Message;
import java.util.HashMap;
import java.util.Map;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import org.jspecify.annotations.Nullable;

/** One-click subscriptions to podcasts that were found, each with an undo. JavaFX thread only. */
public final class Subscribing {

  /** How it is with one podcast that was found. */
  public sealed interface State {
    record Not() implements State {}

    record Asking() implements State {}

    record Subscribed(PodcastId podcast) implements State {}

    record Failed(Message why) implements State {}
  }

  private final Subscriptions subscriptions;
  private final Background background;
  private final Toaster toaster;
  private final Map<String, State> states = new HashMap<>();
  private final ReadOnlyLongWrapper changes = new ReadOnlyLongWrapper(this, "changes", 0);

  public Subscribing(Subscriptions subscriptions, Background background, Toaster toaster) {
    this.subscriptions = subscriptions;
    this.background = background;
    this.toaster = toaster;
  }

  /** @param known the subscription, as the search told */
  public State of(String feedUrl, @Nullable PodcastId known) {
    State state = states.get(feedUrl);
    return state != null ? state : known != null ? new State.Subscribed(known) : new State.Not();
  }

  public void subscribe(String feedUrl) {
    set(feedUrl, new State.Asking());
    background.run(() -> subscriptions.addFeed(feedUrl), result -> {
      switch (result) {
        case AddResult.Added added -> {
          set(feedUrl, new State.Subscribed(added.podcast()));
          toaster.offerUndo(Message.of("window.toast.subscribed", added.title(), added.episodes()),
              () -> background.run(() -> subscriptions.remove(added.podcast()),
                  removed -> set(feedUrl, new State.Not())));
        }
        case AddResult.AlreadySubscribed known -> set(feedUrl, new State.Subscribed(known.podcast()));
        case AddResult.Choose choose -> set(feedUrl, new State.Failed(Message.of("page.discover.not-a-feed")));
        case AddResult.Failed failed -> set(feedUrl, new State.Failed(failed.problem().message()));
      }
    }, error -> set(feedUrl, new State.Failed(Message.of("window.toast.unexpected"))));
  }

  private void set(String feedUrl, State state) {
    states.put(feedUrl, state);
    changes.set(changes.get() + 1);
  }

  /** Forgets what it knew: the library may have changed since. */
  void forget() {
    states.values().removeIf(state -> !(state instanceof State.Asking));
  }

  /** Counts; whoever shows a state looks again when it changes. */
  public ReadOnlyLongProperty changesProperty() {
    return changes.getReadOnlyProperty();
  }
}
