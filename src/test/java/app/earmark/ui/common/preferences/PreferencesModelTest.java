package app.earmark.ui.common.preferences;

import static org.assertj.core.api.Assertions.assertThat;

import app.earmark.model.PodcastId;
import app.earmark.model.Preference;
import app.earmark.service.Preferences;
import app.earmark.ui.common.page.Appearance;
import app.earmark.ui.testing.UiBench;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreferencesModelTest {

  private static final Preference.Flag FLAG = new Preference.Flag("test.flag", true);
  private static final Preference.Whole WHOLE = new Preference.Whole("test.whole", 5, 1, 9);

  @AutoClose private final UiBench bench;
  private Preferences preferences;

  PreferencesModelTest(@TempDir Path folder) throws IOException {
    bench = new UiBench(folder);
    preferences = new Preferences(bench.store.settings());
  }

  private PreferencesModel model(PodcastId podcast) {
    return new PreferencesModel(preferences, podcast,
        List.of(PreferenceGroup.of("appearance", Appearance.THEME), PreferenceGroup.of("empty"),
            PreferenceGroup.of("test", FLAG, WHOLE)),
        bench.background, bench.toaster, bench.texts);
  }

  @Test
  void whatIsChosenIsInForceAtOnceAndCanBeReset() {
    PreferencesModel model = model(null);
    PreferenceChoice<Integer> whole = model.choice(WHOLE);
    model.attach();
    assertThat(whole.valueProperty().get()).isEqualTo(5);
    assertThat(model.anyChosenProperty().get()).isFalse();

    whole.choose(7);
    bench.settle();
    assertThat(preferences.get(WHOLE)).isEqualTo(7);
    assertThat(whole.valueProperty().get()).isEqualTo(7);
    assertThat(whole.chosenProperty().get()).isTrue();

    whole.reset();
    bench.settle();
    assertThat(preferences.get(WHOLE)).isEqualTo(5);
    assertThat(whole.chosenProperty().get()).isFalse();
    model.detach();
  }

  @Test
  void followsWhatIsChosenElsewhere() {
    PreferencesModel model = model(null);
    PreferenceChoice<Boolean> flag = model.choice(FLAG);
    model.attach();
    preferences.set(FLAG, false);
    bench.settle();
    assertThat(flag.valueProperty().get()).isFalse();
    model.detach();
  }

  @Test
  void aPodcastHasItsOwnOrWhatHoldsForAll() {
    PodcastId podcast = bench.podcast("Career", 1);
    PreferencesModel model = model(podcast);
    PreferenceChoice<Integer> whole = model.choice(WHOLE);
    model.attach();
    preferences.set(WHOLE, 3);
    bench.settle();
    assertThat(whole.valueProperty().get()).isEqualTo(3);
    assertThat(whole.chosenProperty().get()).isFalse();

    whole.choose(8);
    bench.settle();
    assertThat(preferences.get(WHOLE)).isEqualTo(3);
    assertThat(preferences.get(WHOLE, podcast)).isEqualTo(8);
    assertThat(whole.chosenProperty().get()).isTrue();

    whole.reset();
    bench.settle();
    assertThat(whole.valueProperty().get()).isEqualTo(3);
    model.detach();
  }

  @Test
  void everythingIsResetWithAnUndo() {
    PreferencesModel model = model(null);
    model.choice(WHOLE);
    model.choice(FLAG);
    model.attach();
    preferences.set(WHOLE, 2);
    preferences.set(FLAG, false);
    bench.settle();
    assertThat(model.anyChosenProperty().get()).isTrue();

    model.resetAll();
    bench.settle();
    assertThat(preferences.get(WHOLE)).isEqualTo(5);
    assertThat(preferences.get(FLAG)).isTrue();
    assertThat(bench.toaster.messages.getLast().arguments()).containsExactly(2);

    bench.toaster.undo.run();
    assertThat(preferences.get(WHOLE)).isEqualTo(2);
    assertThat(preferences.get(FLAG)).isFalse();
    model.detach();
  }

  @Test
  void isFoundByEachOfItsWords() {
    PreferencesModel model = model(null);
    PreferenceGroup group = model.groups().getFirst();
    assertThat(model.groups()).extracting(PreferenceGroup::name).containsExactly("appearance", "test");
    for (String found : List.of("", "theme", "THEME", "dark", "appear", "dark theme")) {
      model.soughtProperty().set(found);
      assertThat(model.isSought(group, Appearance.THEME)).as(found).isTrue();
    }
    model.soughtProperty().set("dark download");
    assertThat(model.isSought(group, Appearance.THEME)).isFalse();
  }

  /** Whatever anybody adds to the lists can be put into words, and stands in each list once. */
  @Test
  void everythingThatMayBeChosenHasItsWords() {
    for (List<PreferenceGroup> list : List.of(PreferenceGroups.FOR_ALL, PreferenceGroups.FOR_ONE)) {
      List<String> names = new ArrayList<>();
      for (PreferenceGroup group : list) {
        assertThat(bench.texts.has("setting.group." + group.name())).as(group.name()).isTrue();
        for (Preference<?> preference : group.preferences()) {
          names.add(preference.name());
          keys(preference).forEach(key -> assertThat(bench.texts.has(key)).as(key).isTrue());
        }
      }
      assertThat(names).doesNotHaveDuplicates();
    }
  }

  private static Stream<String> keys(Preference<?> preference) {
    String own = "setting." + preference.name();
    return preference instanceof Preference.OneOf<?> one
        ? Stream.concat(Stream.of(own), one.all().stream()
            .map(value -> own + "." + value.name().toLowerCase(Locale.ROOT)))
        : Stream.of(own);
  }
}
