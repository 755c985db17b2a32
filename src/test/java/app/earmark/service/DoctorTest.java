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

  /** What every file lasts, in ms. */
  private long lasts = 60_000;

  @BeforeEach
  void downloadOne() throws IOException {
    Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    store = TestLibrary.open(folder);
    library = new Library(store, clock);
    doctor = new Doctor(store, library, (file, announcedMs) -> new AudioCheck.Verdict.Playable(lasts), clock);
    TestLibrary.add(store, "Career", List.of(TestLibrary.item(1, NOW).build(), TestLibrary.item(2, NOW).build()), NOW);
    episode = library.window(EpisodeFilter.EVERYTHING, 0, 9).stream()
        .filter(row -> row.title().equals("Episode 1")).findFirst().orElseThrow().id();
    file = folder.resolve("episodes/Career/2026-11-22 Episode 1.mp3");
    Files.createDirectories(file.getParent());
    Files.writeString(file, "sound");
    store.downloads().enqueue(List.of(episode), NOW);
    store.downloads().finish(episode, "episodes/Career/2026-11-22 Episode 1.mp3", 5, null, null, NOW);
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

  /** As after a repair from a backup that is older than the download, under a name that was changed. */
  @Test
  void aFileWithoutItsNameGoesBackToTheEpisodeThatHasItsSize() throws IOException {
    Path renamed = strayOfSize(1_002, "Somewhere else/holiday.mp3");
    assertThat(kinds(true)).containsExactly(Symptom.Kind.ADOPTED_FILE);
    assertThat(store.downloads().done()).extracting(record -> folder.resolve(String.valueOf(record.file())))
        .contains(renamed);
    assertThat(kinds(false)).isEmpty();
  }

  @Test
  void aFileOfTheRightSizeThatLastsMuchLongerIsAnotherOne() throws IOException {
    store.episodes().saveDuration(id("Episode 2"), 60_000);
    lasts = 90_000;
    strayOfSize(1_002, "Somewhere else/holiday.mp3");
    assertThat(kinds(true)).containsExactly(Symptom.Kind.STRAY_FILE);
  }

  @Test
  void inItsPodcastsFolderItIsKnownByHowLongItLasts() throws IOException {
    store.episodes().saveDuration(id("Episode 2"), 60_400);
    strayOfSize(77, "Career/holiday.mp3");
    assertThat(kinds(true)).containsExactly(Symptom.Kind.ADOPTED_FILE);
  }

  @Test
  void elsewhereHowLongItLastsIsNotEnough() throws IOException {
    store.episodes().saveDuration(id("Episode 2"), 60_400);
    strayOfSize(77, "Somewhere else/holiday.mp3");
    assertThat(kinds(true)).containsExactly(Symptom.Kind.STRAY_FILE);
  }

  @Test
  void twoFilesThatFitOneEpisodeAreLeftAlone() throws IOException {
    strayOfSize(1_002, "a.mp3");
    strayOfSize(1_002, "b.mp3");
    assertThat(kinds(true)).containsExactly(Symptom.Kind.STRAY_FILE, Symptom.Kind.STRAY_FILE);
  }

  @Test
  void aDownloadThatWasRenamedIsFoundAgainByItsSize() throws IOException {
    Files.move(file, file.resolveSibling("my favourite.mp3"));
    assertThat(kinds(true)).containsExactlyInAnyOrder(Symptom.Kind.MISSING_FILE, Symptom.Kind.ADOPTED_FILE);
    assertThat(store.downloads().done()).singleElement()
        .satisfies(record -> assertThat(record.file()).isEqualTo("episodes/Career/my favourite.mp3"));
  }

  private Path strayOfSize(int bytes, String name) throws IOException {
    Path stray = folder.resolve("episodes").resolve(name);
    Files.createDirectories(stray.getParent());
    return Files.write(stray, new byte[bytes]);
  }

  private EpisodeId id(String title) {
    return library.window(EpisodeFilter.EVERYTHING, 0, 9).stream()
        .filter(row -> row.title().equals(title)).findFirst().orElseThrow().id();
  }

  @Test
  void careIsTakenOnceADayAlsoWhereThereAreOnlyCommands() throws IOException {
    Path today = folder.resolve("backups/library-2026-11-22.db");
    assertThat(new LibraryCare(store, Clock.fixed(NOW, ZoneOffset.UTC)).runOnceADay()).isTrue();
    assertThat(today).as("the first day").doesNotExist();
    Instant tomorrow = NOW.plusSeconds(86_400);
    LibraryCare next = new LibraryCare(store, Clock.fixed(tomorrow, ZoneOffset.UTC));
    assertThat(next.runOnceADay()).isTrue();
    Path made = folder.resolve("backups/library-2026-11-23.db");
    assertThat(made).exists();
    assertThat(store.settings().get("care.checked")).contains(Long.toString(tomorrow.toEpochMilli()));
    Files.delete(made);
    assertThat(next.runOnceADay()).isTrue();
    assertThat(made).as("once is enough").doesNotExist();
  }

  @Test
  void careMakesABackupOfAWholeLibrary() {
    LibraryCare care = new LibraryCare(store, Clock.fixed(NOW, ZoneOffset.UTC));
    assertThat(care.run()).isTrue();
    assertThat(folder.resolve("backups/library-2026-11-22.db")).exists();
    assertThat(store.settings().get("care.checked")).contains(Long.toString(NOW.toEpochMilli()));
  }
}
