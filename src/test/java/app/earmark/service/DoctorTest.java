package app.earmark.service;

import static org.assertj.core.api.Assertions.assertThat;

import app.earmark.model.EpisodeFilter;
import app.earmark.model.EpisodeId;
import app.earmark.store.LibraryStore;
import app.earmark.testing.TestLibrary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorTest {

  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

  @TempDir
  Path folder;

  private LibraryStore store;
  private Library library;
  private Doctor doctor;
  private EpisodeId episode;
  private Path file;

  @BeforeEach
  void downloadOne() throws IOException {
    Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    store = TestLibrary.open(folder);
    library = new Library(store, clock);
    doctor = new Doctor(store, library, clock);
    TestLibrary.add(store, "Career", List.of(TestLibrary.item(1, NOW).build(), TestLibrary.item(2, NOW).build()), NOW);
    episode = library.window(EpisodeFilter.EVERYTHING, 0, 9).stream()
        .filter(row -> row.title().equals("Episode 1")).findFirst().orElseThrow().id();
    file = folder.resolve("episodes/Career/2026-11-22 Episode 1.mp3");
    Files.createDirectories(file.getParent());
    Files.writeString(file, "sound");
    store.downloads().enqueue(List.of(episode), NOW);
    store.downloads().finish(episode, "episodes/Career/2026-11-22 Episode 1.mp3", 5, NOW);
  }

  @AfterEach
  void close() {
    store.close();
  }

  private List<Symptom.Kind> kinds(boolean mend) {
    return doctor.files(mend).stream().map(Symptom::kind).toList();
  }

  @Test
  void nothingIsWrongWithAWholeLibrary() {
    assertThat(doctor.database()).isEmpty();
    assertThat(doctor.files(false)).isEmpty();
  }

  @Test
  void aFileThatIsGoneIsToldAndForgottenOnlyWhenAsked() throws IOException {
    Files.delete(file);
    assertThat(kinds(false)).containsExactly(Symptom.Kind.MISSING_FILE);
    assertThat(store.downloads().done()).hasSize(1);
    assertThat(kinds(true)).containsExactly(Symptom.Kind.MISSING_FILE);
    assertThat(store.downloads().done()).isEmpty();
    assertThat(kinds(false)).isEmpty();
  }

  @Test
  void aFileWhoseDownloadWasLostGoesBackToItsEpisode() {
    store.downloads().remove(episode);
    assertThat(kinds(false)).containsExactly(Symptom.Kind.STRAY_FILE);
    assertThat(kinds(true)).containsExactly(Symptom.Kind.ADOPTED_FILE);
    assertThat(store.downloads().done()).hasSize(1);
    assertThat(kinds(false)).isEmpty();
  }

  @Test
  void aFileThatIsNobodysIsLeftAlone() throws IOException {
    Path own = Files.writeString(file.resolveSibling("my own recording.ogg"), "sound");
    assertThat(kinds(true)).containsExactly(Symptom.Kind.STRAY_FILE);
    assertThat(own).exists();
  }

  @Test
  void aDriveThatIsNotThereCostsNothing() throws IOException {
    Files.move(folder.resolve("episodes"), folder.resolve("unplugged"));
    assertThat(kinds(true)).containsExactly(Symptom.Kind.NO_FILES);
    assertThat(store.downloads().done()).hasSize(1);
  }

  @Test
  void careMakesABackupOfAWholeLibrary() {
    LibraryCare care = new LibraryCare(store, Clock.fixed(NOW, ZoneOffset.UTC));
    assertThat(care.run()).isTrue();
    assertThat(folder.resolve("backups/library-2026-11-22.db")).exists();
    assertThat(store.settings().get("care.checked")).contains(Long.toString(NOW.toEpochMilli()));
  }
}
