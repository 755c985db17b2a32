package app.earmark.ui.common.preferences;

import app.earmark.model.PodcastId;
import app.earmark.model.Preference;
import app.earmark.service.Preferences;
import app.earmark.ui.common.Attachable;
import app.earmark.ui.common.Background;
import app.earmark.ui.common.Reload;
import app.earmark.ui.common.Toaster;
import app.earmark.util.Message;
import app.earmark.util.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/**
 * What may be chosen, and what is, for everything or for one podcast; each choice is in force at once. JavaFX thread.
 */
public final class PreferencesModel extends Attachable {

  private final Preferences preferences;
  private final @Nullable PodcastId podcast;
  private final List<PreferenceGroup> groups;
  private final Background background;
  private final Toaster toaster;
  private final Texts texts;
  private final List<PreferenceChoice<?>> choices = new ArrayList<>();
  private final Reload<List<Runnable>> reload;
  private final StringProperty sought = new SimpleStringProperty(this, "sought", "");
  private final ReadOnlyBooleanWrapper anyChosen = new ReadOnlyBooleanWrapper(this, "anyChosen", false);

  /** @param podcast whose settings these are; null for those that hold for everything */
  public PreferencesModel(Preferences preferences, @Nullable PodcastId podcast, List<PreferenceGroup> groups,
      Background background, Toaster toaster, Texts texts) {
    this.preferences = preferences;
    this.podcast = podcast;
    this.groups = groups.stream().filter(group -> !group.preferences().isEmpty()).toList();
    this.background = background;
    this.toaster = toaster;
    this.texts = texts;
    this.groups.forEach(group -> group.preferences().forEach(
        preference -> choices.add(new PreferenceChoice<>(preference, preferences, podcast, background))));
    this.reload = new Reload<>(background, () -> choices.stream().map(PreferenceChoice::read).toList(), read -> {
      read.forEach(Runnable::run);
      anyChosen.set(choices.stream().anyMatch(choice -> choice.chosenProperty().get()));
    });
  }

  @Override
  protected void onAttach() {
    hold(background.fx().latest(preferences.changes(), change -> reload.now()));
    hold(reload::stop);
  }

  public List<PreferenceGroup> groups() {
    return groups;
  }

  /** Whether these are the settings of one podcast. */
  public boolean isOfPodcast() {
    return podcast != null;
  }

  /** What was chosen of one of the groups' preferences. */
  @SuppressWarnings("unchecked") // It was made for this preference, and has its type.
  public <T> PreferenceChoice<T> choice(Preference<T> preference) {
    return (PreferenceChoice<T>) choices.stream().filter(choice -> choice.preference().equals(preference)).findFirst()
        .orElseThrow(() -> new IllegalArgumentException(preference.name() + " is in no group"));
  }

  /** What the listener looks for; a preference is shown where all of its words are found. */
  public StringProperty soughtProperty() {
    return sought;
  }

  public boolean isSought(PreferenceGroup group, Preference<?> preference) {
    List<String> keys = new ArrayList<>(List.of("setting.group." + group.name(), "setting." + preference.name(),
        "setting." + preference.name() + ".hint"));
    if (preference instanceof Preference.OneOf<?> one) {
      one.all().forEach(value -> keys.add(wordsKey(preference, value)));
    }
    return isSought(keys.stream().filter(texts::has).map(texts::get));
  }

  /** The same for a line that is no preference. */
  public boolean isSought(Stream<String> words) {
    String all = String.join(" ", words.toList()).toLowerCase(texts.locale());
    return Stream.of(sought.get().toLowerCase(texts.locale()).strip().split("\\s+")).allMatch(all::contains);
  }

  static String wordsKey(Preference<?> preference, Enum<?> value) {
    return "setting." + preference.name() + "." + value.name().toLowerCase(Locale.ROOT);
  }

  /** Whether there is anything to reset. */
  public ReadOnlyBooleanProperty anyChosenProperty() {
    return anyChosen.getReadOnlyProperty();
  }

  /** Everything back to what is usual, with an undo. */
  public void resetAll() {
    background.change(() -> {
      List<Runnable> kept = choices.stream().map(PreferenceChoice::keep).flatMap(Optional::stream).toList();
      choices.forEach(PreferenceChoice::forget);
      return kept;
    }, kept -> toaster.offerUndo(Message.of("window.toast.settings-reset", kept.size()),
        () -> background.change(() -> kept.forEach(Runnable::run))));
  }
}
