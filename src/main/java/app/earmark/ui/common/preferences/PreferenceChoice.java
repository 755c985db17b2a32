package app.earmark.ui.common.preferences;

import app.earmark.model.PodcastId;
import app.earmark.model.Preference;
import app.earmark.service.Preferences;
import app.earmark.ui.common.Background;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * What is chosen for one preference, for everything or for one podcast. JavaFX thread only, except for {@link #read}
 * and
 * {@link #keep}, which block.
 *
 * @param <T> what is chosen
 */
public final class PreferenceChoice<T> {

  private final Preference<T> preference;
  private final Preferences preferences;
  private final @Nullable PodcastId podcast;
  private final Background background;
  private final ReadOnlyObjectWrapper<T> value;
  private final ReadOnlyBooleanWrapper chosen = new ReadOnlyBooleanWrapper(this, "chosen", false);

  PreferenceChoice(
      Preference<T> preference, Preferences preferences, @Nullable PodcastId podcast, Background background) {
    this.preference = preference;
    this.preferences = preferences;
    this.podcast = podcast;
    this.background = background;
    this.value = new ReadOnlyObjectWrapper<>(this, "value", preference.usual());
  }

  public Preference<T> preference() {
    return preference;
  }

  /** What is in force. */
  public ReadOnlyObjectProperty<T> valueProperty() {
    return value.getReadOnlyProperty();
  }

  /** Whether that is another than the usual one; for a podcast, whether it has one of its own. */
  public ReadOnlyBooleanProperty chosenProperty() {
    return chosen.getReadOnlyProperty();
  }

  public void choose(T wanted) {
    if (!wanted.equals(value.get())) {
      background.change(() -> store(wanted));
    }
  }

  private void store(T wanted) {
    if (podcast == null) {
      preferences.set(preference, wanted);
    } else {
      preferences.set(preference, podcast, wanted);
    }
  }

  public void reset() {
    background.change(this::forget);
  }

  void forget() {
    if (podcast == null) {
      preferences.reset(preference);
    } else {
      preferences.reset(preference, podcast);
    }
  }

  /** Asks what is in force; what it returns shows that, on the JavaFX thread. */
  Runnable read() {
    T now = podcast == null ? preferences.get(preference) : preferences.get(preference, podcast);
    boolean own = podcast == null ? !now.equals(preference.usual()) : preferences.own(preference, podcast).isPresent();
    return () -> {
      value.set(now);
      chosen.set(own);
    };
  }

  /** What brings back the present choice; empty where nothing was chosen. */
  Optional<Runnable> keep() {
    Optional<T> own = podcast == null ? Optional.of(preferences.get(preference)).filter(
        now -> !now.equals(preference.usual())) : preferences.own(preference, podcast);
    return own.map(now -> () -> store(now));
  }
}
