package app.earmark.service;

import static org.assertj.core.api.Assertions.assertThat;

import app.earmark.model.EpisodeId;
import app.earmark.model.Manner;
import app.earmark.model.PodcastId;
import app.earmark.model.SoundSettings;
import app.earmark.store.LibraryStore;
import app.earmark.testing.TestLibrary;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LibraryShelfTest {

  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final PodcastId ONE = new PodcastId(1);
  private static final PodcastId OTHER = new PodcastId(2);

  @TempDir Path folder;
  private LibraryStore store;
  private Preferences preferences;
  private LibraryShelf shelf;

  @BeforeEach
  void open() {
    store = TestLibrary.open(folder);
    TestLibrary.add(store, "Show", List.of(TestLibrary.item(1, NOW).build()), NOW);
    preferences = new Preferences(store.settings());
    shelf = new LibraryShelf(new Library(store, InstantSource.fixed(NOW)), store.settings(), preferences);
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void aChangeIsForAllUnlessThePodcastHasAChoiceOfItsOwn() {
    preferences.set(SoundChoices.SPEED, ONE, 1.8);
    Manner before = shelf.manner(ONE);
    assertThat(before.speed()).isEqualTo(1.8);
    shelf.keepManner(ONE, before, before.withSpeed(1.5)
        .withSound(new SoundSettings(SoundSettings.Trimming.STRONG, false, true, 0.5)));
    assertThat(shelf.manner(ONE)).isEqualTo(
        new Manner(1.5, 1, new SoundSettings(SoundSettings.Trimming.STRONG, false, true, 0.5), 0, 0));
    assertThat(shelf.manner(OTHER).speed()).isEqualTo(1);
    assertThat(shelf.manner(OTHER).sound()).isEqualTo(shelf.manner(ONE).sound());
    assertThat(shelf.manner(null)).isEqualTo(shelf.manner(OTHER));
  }

  @Test
  void whatIsPassedOverIsThePodcastsOwn() {
    preferences.set(SoundChoices.SKIP_INTRO, ONE, 90);
    preferences.set(SoundChoices.SKIP_OUTRO, ONE, 45);
    assertThat(shelf.manner(ONE).introMs()).isEqualTo(90_000);
    assertThat(shelf.manner(ONE).outroMs()).isEqualTo(45_000);
    assertThat(shelf.manner(OTHER).introMs()).isZero();
  }

  @Test
  void remembersWhatWasLoaded() {
    assertThat(shelf.lastLoaded()).isEmpty();
    shelf.keepLoaded(new EpisodeId(7));
    assertThat(shelf.lastLoaded()).contains(new EpisodeId(7));
  }
}
