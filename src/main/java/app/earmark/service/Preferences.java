package app.earmark.service;

import app.earmark.model.PodcastId;
import app.earmark.model.Preference;
import app.earmark.store.SettingsStore;
import app.earmark.util.Observable;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the listener has chosen, for everything or for one podcast; each choice is in force at once and outlives the
 * program. Any thread. The first question for a preference asks the database and blocks meanwhile, and so does each
 * choice; later questions are answered from memory.
 */
public final class Preferences {

  private final SettingsStore store;

  /** What was asked for before, by key; an empty value is one that was never chosen. */
  private final Map<String, Optional<String>> known = new ConcurrentHashMap<>();

  private final Observable<Long> changes = new Observable<>(0L);

  public Preferences(SettingsStore store) {
    this.store = store;
  }

  /** Tells, after each choice, how many there were; on the thread that chose. */
  public Observable<Long> changes() {
    return changes;
  }

  public <T> T get(Preference<T> preference) {
    return chosen(preference.name()).flatMap(preference::read).orElse(preference.usual());
  }

  /** What holds for a podcast: its own choice, else the one for all. */
  public <T> T get(Preference<T> preference, PodcastId podcast) {
    return own(preference, podcast).orElseGet(() -> get(preference));
  }

  /** What was chosen for this podcast alone. */
  public <T> Optional<T> own(Preference<T> preference, PodcastId podcast) {
    return chosen(key(preference, podcast)).flatMap(preference::read);
  }

  public <T> void set(Preference<T> preference, T value) {
    choose(preference.name(), preference.write(value));
  }

  public <T> void set(Preference<T> preference, PodcastId podcast, T value) {
    choose(key(preference, podcast), preference.write(value));
  }

  /** Back to what is usual. */
  public void reset(Preference<?> preference) {
    forget(preference.name());
  }

  /** Back to what holds for all podcasts. */
  public void reset(Preference<?> preference, PodcastId podcast) {
    forget(key(preference, podcast));
  }

  /** Asks the database again, after others have changed choices there. */
  public void reread() {
    known.clear();
    changes.update(count -> count + 1);
  }

  private Optional<String> chosen(String key) {
    return known.computeIfAbsent(key, store::get);
  }

  private void choose(String key, String value) {
    store.set(key, value);
    known.put(key, Optional.of(value));
    changes.update(count -> count + 1);
  }

  private void forget(String key) {
    store.clear(key);
    known.put(key, Optional.empty());
    changes.update(count -> count + 1);
  }

  private static String key(Preference<?> preference, PodcastId podcast) {
    return "podcast." + podcast.value() + "." + preference.name();
  }
}
