package app.earmark.ui.discover;

import app.earmark.model.DirectoryPodcast.Directory;
import app.earmark.model.DiscoveryResult;
import app.earmark.service.Discovery;
import app.earmark.ui.common.Background;
import app.earmark.util.Subscription;
import java.util.List;
import java.util.Set;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/**
 * What the Discover page shows. Lives as long as the window, so that who looks into a podcast finds the others again on
 * the way back. JavaFX thread only.
 */
public final class DiscoverViewModel {

  /** The page as a whole. */
  public enum Showing {
    /** Nothing was asked yet. */
    INVITATION,
    /** Asked, and nothing there yet. */
    ASKING,
    FOUND,
    /** All have answered, and none knows anything. */
    NOTHING,
    /** None could be asked. */
    OFFLINE
  }

  /** One of the answers that a search has had. */
  public record State(Showing showing, String words, DiscoveryResult result) {}

  private static final DiscoveryResult NONE = new DiscoveryResult(List.of(), List.of(), Set.of());

  private final Discovery discovery;
  private final Background background;
  private final Subscribing subscribing;
  private final StringProperty words = new SimpleStringProperty(this, "words", "");
  private final ReadOnlyObjectWrapper<State> state =
      new ReadOnlyObjectWrapper<>(this, "state", new State(Showing.INVITATION, "", NONE));
  private Subscription running = () -> { };

  /** Tells the answers of the present search from those of one that was given up. */
  private int search;

  public DiscoverViewModel(Discovery discovery, Subscribing subscribing, Background background) {
    this.discovery = discovery;
    this.subscribing = subscribing;
    this.background = background;
  }

  /** Asks all directories for the words that were typed. */
  public void search() {
    String sought = words.get().strip();
    if (sought.isEmpty()) {
      return;
    }
    stop();
    subscribing.forget();
    int mine = ++search;
    state.set(new State(Showing.ASKING, sought, new DiscoveryResult(List.of(), List.of(), Set.of(Directory.values()))));
    running = background.run(() -> discovery.search(sought, soFar ->
            background.fx().run(() -> show(mine, sought, soFar))),
        result -> show(mine, sought, result));
  }

  private void show(int which, String sought, DiscoveryResult result) {
    if (which == search) {
      Showing showing = !result.podcasts().isEmpty() ? Showing.FOUND
          : !result.waitingFor().isEmpty() ? Showing.ASKING
          : result.troubles().isEmpty() ? Showing.NOTHING
          : Showing.OFFLINE;
      state.set(new State(showing, sought, result));
    }
  }

  /** Gives up what is being asked; what was found stays. */
  public void stop() {
    running.close();
    running = () -> { };
    search++;
    State now = state.get();
    if (!now.result().waitingFor().isEmpty()) {
      state.set(new State(now.result().podcasts().isEmpty() ? Showing.INVITATION : now.showing(), now.words(),
          new DiscoveryResult(now.result().podcasts(), now.result().troubles(), Set.of())));
    }
  }

  public StringProperty wordsProperty() {
    return words;
  }

  public ReadOnlyObjectProperty<State> stateProperty() {
    return state.getReadOnlyProperty();
  }

  public Subscribing subscribing() {
    return subscribing;
  }
}
