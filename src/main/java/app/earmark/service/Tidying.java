package app.earmark.service;

import app.earmark.model.Preference;
import app.earmark.store.LibraryStore;
import java.util.Set;

/**
 * The listener's own rule for what feeds withdraw: episodes that were neither downloaded, started, played nor marked
 * leave the lists, for as long as the rule is in force. Nothing is deleted. Blocking; any thread but JavaFX's.
 */
public final class Tidying {

  public static final Preference.Flag WITHDRAWN = new Preference.Flag("withdrawn.tidy", false);

  private final LibraryStore store;
  private final Library library;
  private final Preferences preferences;

  public Tidying(LibraryStore store, Library library, Preferences preferences) {
    this.store = store;
    this.library = library;
    this.preferences = preferences;
  }

  /** Obeys the rule as it is now. */
  public void run() {
    if (store.withdrawn().tidy(preferences.get(WITHDRAWN))) {
      library.changed(Set.of(), Set.of());
    }
  }
}
