package app.earmark.service;

import static org.assertj.core.api.Assertions.assertThat;

import app.earmark.model.PodcastId;
import app.earmark.model.Preference;
import app.earmark.store.LibraryStore;
import app.earmark.testing.TestLibrary;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreferencesTest {

  private static final Preference<Integer> AT_ONCE = new Preference.Whole("test.atOnce", 3, 1, 8);
  private static final Preference<Boolean> LOUD = new Preference.Flag("test.loud", true);
  private static final PodcastId ONE = new PodcastId(1);
  private static final PodcastId OTHER = new PodcastId(2);

  @TempDir
  private Path folder;

  @Test
  void theUsualHoldsUntilSomethingIsChosenAndAfterAReset() {
    try (LibraryStore library = TestLibrary.open(folder)) {
      Preferences preferences = new Preferences(library.settings());

      assertThat(preferences.get(AT_ONCE)).isEqualTo(3);
      preferences.set(AT_ONCE, 5);
      assertThat(preferences.get(AT_ONCE)).isEqualTo(5);
      preferences.reset(AT_ONCE);
      assertThat(preferences.get(AT_ONCE)).isEqualTo(3);
    }
  }

  @Test
  void aPodcastsOwnChoiceWinsOverTheOneForAllAndNoOtherPodcastHasIt() {
    try (LibraryStore library = TestLibrary.open(folder)) {
      Preferences preferences = new Preferences(library.settings());
      preferences.set(AT_ONCE, 5);
      preferences.set(AT_ONCE, ONE, 7);

      assertThat(preferences.get(AT_ONCE, ONE)).isEqualTo(7);
      assertThat(preferences.get(AT_ONCE, OTHER)).isEqualTo(5);
      assertThat(preferences.own(AT_ONCE, OTHER)).isEmpty();
      preferences.reset(AT_ONCE, ONE);
      assertThat(preferences.get(AT_ONCE, ONE)).isEqualTo(5);
    }
  }

  @Test
  void choicesOutliveTheProgramAndWhatNobodyMayChooseIsHeldBack() {
    try (LibraryStore library = TestLibrary.open(folder)) {
      Preferences before = new Preferences(library.settings());
      before.set(LOUD, false);
      before.set(AT_ONCE, 99);
      library.settings().set("test.other", "nonsense");
    }
    try (LibraryStore library = TestLibrary.open(folder)) {
      Preferences after = new Preferences(library.settings());

      assertThat(after.get(LOUD)).isFalse();
      assertThat(after.get(AT_ONCE)).isEqualTo(8);
      assertThat(after.get(new Preference.Whole("test.other", 2, 1, 8))).isEqualTo(2);
    }
  }

  @Test
  void everyChoiceIsTold() {
    try (LibraryStore library = TestLibrary.open(folder)) {
      Preferences preferences = new Preferences(library.settings());
      List<Boolean> heard = new ArrayList<>();
      var _ = preferences.changes().subscribe(number -> heard.add(preferences.get(LOUD)));

      preferences.set(LOUD, false);
      preferences.reset(LOUD);

      assertThat(heard).containsExactly(true, false, true);
    }
  }
}
