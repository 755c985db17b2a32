package app.earmark.store;

import static org.assertj.core.api.Assertions.assertThat;

import app.earmark.model.EpisodeFilter;
import app.earmark.model.EpisodeId;
import app.earmark.model.EpisodeRow;
import app.earmark.model.ParsedItem;
import app.earmark.model.Podcast;
import app.earmark.testing.DirectExecutor;
import app.earmark.testing.TestLibrary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Libraries with real damage in them: each opens again, and nothing goes without a word. */
class SalvageTest {

  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  private static final int TIMES = 200;
  private static final int PAGE = 8192;

  @TempDir
  static Path folder;

  private static Path whole;

  /** Twelve podcasts of 40 episodes each, some played, some downloaded; the backup is from before the last four. */
  @BeforeAll
  static void makeLibrary() {
    Path library = folder.resolve("whole");
    try (LibraryStore store = TestLibrary.open(library)) {
      for (int podcast = 1; podcast <= 12; podcast++) {
        if (podcast == 9) {
          assertThat(store.backups().makeIfDue(NOW)).isInstanceOf(Backups.Result.Made.class);
        }
        int first = podcast * 1000;
        List<ParsedItem> items = IntStream.range(first, first + 40)
            .mapToObj(number -> TestLibrary.item(number, NOW.minus(Duration.ofHours(number)))
                .notes("<p>" + "What it is about. ".repeat(number % 7 == 0 ? 1500 : 20) + "</p>").build())
            .toList();
        TestLibrary.add(store, "Podcast " + podcast, items, NOW);
      }
      List<EpisodeId> some = episodes(store).stream().map(EpisodeRow::id).filter(id -> id.value() % 5 == 0).toList();
      store.episodes().markPlayed(some, NOW);
      store.downloads().enqueue(some, NOW);
      some.forEach(id -> store.downloads().finish(id, "episodes/" + id + ".mp3", 1000, null, null, NOW));
      store.settings().set("window.width", "1280");
    }
    whole = library;
  }

  private static List<EpisodeRow> episodes(LibraryStore store) {
    return store.episodes().window(EpisodeFilter.EVERYTHING, 0, 100_000);
  }

  private static Path copyOf(Path library, boolean withBackups, int number) throws IOException {
    Path copy = Files.createDirectories(folder.resolve("copy-" + number));
    Files.copy(library.resolve("library.db"), copy.resolve("library.db"));
    if (withBackups) {
      Files.createDirectory(copy.resolve("backups"));
      Files.copy(library.resolve("backups/library-2026-11-22.db"), copy.resolve("backups/library-2026-11-22.db"),
          StandardCopyOption.COPY_ATTRIBUTES);
    }
    return copy;
  }

  /** As a failing disk does it: pages of rubbish, of nothing, of somewhere else, with a few wrong bytes, or cut off. */
  private static void damage(Path file, Random random) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    int pages = bytes.length / PAGE;
    for (int times = 1 + random.nextInt(6); times > 0; times--) {
      int at = random.nextInt(pages) * PAGE;
      switch (random.nextInt(5)) {
        case 0 -> Arrays.fill(bytes, at, at + PAGE, (byte) 0);
        case 1 -> System.arraycopy(bytes, random.nextInt(pages) * PAGE, bytes, at, PAGE);
        case 2 -> {
          for (int i = 0; i < 64; i++) {
            bytes[at + random.nextInt(PAGE)] = (byte) random.nextInt(256);
          }
        }
        case 3 -> {
          byte[] rubbish = new byte[PAGE];
          random.nextBytes(rubbish);
          System.arraycopy(rubbish, 0, bytes, at, PAGE);
        }
        default -> {
          if (random.nextInt(4) == 0) {
            bytes = Arrays.copyOf(bytes, Math.max(PAGE, bytes.length - random.nextInt(bytes.length / 2)));
            pages = bytes.length / PAGE;
          } else {
            Arrays.fill(bytes, at + random.nextInt(PAGE), at + PAGE, (byte) 0xff);
          }
        }
      }
    }
    Files.write(file, bytes);
  }

  @Test
  void whateverPagesAreDamagedItOpensAgainAndSaysWhatIsLost() throws IOException {
    Set<Long> before;
    Set<String> podcastsBefore;
    try (LibraryStore store = TestLibrary.open(whole)) {
      before = episodes(store).stream().map(row -> row.id().value()).collect(Collectors.toSet());
      podcastsBefore = titles(store);
    }
    long kept = 0;
    for (int time = 0; time < TIMES; time++) {
      Random random = new Random(20261122L + time);
      Path library = copyOf(whole, time % 3 != 0, time);
      damage(library.resolve("library.db"), random);
      String as = "time " + time;
      boolean seenToBeDamaged = !Salvage.examine(library).isEmpty();
      SalvageReport report = Salvage.run(library, NOW.plusSeconds(time));
      assertThat(report.damaged()).as(as).exists();
      try (LibraryStore store = TestLibrary.open(library)) {
        assertThat(store.integrity()).as(as).isEmpty();
        Set<Long> missing = new HashSet<>(before);
        episodes(store).forEach(row -> missing.remove(row.id().value()));
        kept += before.size() - missing.size();
        if (!missing.isEmpty()) {
          assertThat(report.tables()).as(as + ": " + missing.size() + " episodes are missing")
              .anyMatch(table -> table.name().equals("episode")
                  && (table.lost() >= missing.size() || !table.complete()));
        }
        Set<String> podcastsMissing = new TreeSet<>(podcastsBefore);
        podcastsMissing.removeAll(titles(store));
        if (!podcastsMissing.isEmpty()) {
          assertThat(report.tables()).as(as + ": missing " + podcastsMissing)
              .anyMatch(table -> table.name().equals("podcast"));
        }
        assertThat(seenToBeDamaged || report.isWhole()).as(as + ": " + report).isTrue();
      }
      delete(library);
    }
    assertThat(kept).as("of %d episodes", before.size() * (long) TIMES).isGreaterThan(before.size() * TIMES * 7L / 10);
  }

  private static Set<String> titles(LibraryStore store) {
    return store.podcasts().all().stream().map(Podcast::title).collect(Collectors.toSet());
  }

  @Test
  void aLibraryThatIsGoneComesBackFromItsBackup() throws IOException {
    Path library = copyOf(whole, true, 1001);
    Files.write(library.resolve("library.db"), new byte[20_000]);
    assertThat(Salvage.examine(library)).isNotEmpty();
    SalvageReport report = Salvage.run(library, NOW);
    assertThat(report.isWhole()).isFalse();
    assertThat(report.backup()).isPresent();
    try (LibraryStore store = TestLibrary.open(library)) {
      assertThat(store.podcasts().all()).hasSize(8);
      assertThat(episodes(store)).hasSize(320);
    }
  }

  @Test
  void withoutAnyBackupThereIsAtLeastALibrary() throws IOException {
    Path library = Files.createDirectories(folder.resolve("nothing"));
    Files.writeString(library.resolve("library.db"), "no database ".repeat(1000));
    SalvageReport report = Salvage.run(library, NOW);
    assertThat(report.isWhole()).isFalse();
    assertThat(report.damaged()).hasContent("no database ".repeat(1000));
    try (LibraryStore store = TestLibrary.open(library)) {
      assertThat(store.podcasts().all()).isEmpty();
    }
  }

  @Test
  void aWholeLibraryLosesNothing() throws IOException {
    Path library = copyOf(whole, true, 1002);
    assertThat(Salvage.examine(library)).isEmpty();
    SalvageReport report = Salvage.run(library, NOW);
    assertThat(report.isWhole()).as(report.toString()).isTrue();
    try (LibraryStore store = TestLibrary.open(library)) {
      assertThat(episodes(store)).hasSize(480);
      assertThat(store.downloads().done()).hasSize(96);
      assertThat(store.settings().get("window.width")).contains("1280");
    }
  }

  @Test
  void damageMetAtWorkIsRememberedUntilItIsMended() throws IOException {
    Path library = copyOf(whole, true, 1003);
    byte[] bytes = Files.readAllBytes(library.resolve("library.db"));
    // In between: the schema, which is looked at when it is opened, is at the start, its triggers are at the end.
    Arrays.fill(bytes, bytes.length / PAGE / 2 * PAGE, bytes.length / PAGE * 3 / 4 * PAGE, (byte) 0x5a);
    Files.write(library.resolve("library.db"), bytes);
    try (LibraryStore store = TestLibrary.open(library)) {
      assertThat(store.quickIntegrity()).isNotEmpty();
    }
    assertThat(LibraryStore.open(library, new DatabaseThreads(
        new DirectExecutor(), new DirectExecutor())))
        .isInstanceOf(LibraryOpening.Damaged.class);
    Salvage.run(library, NOW);
    TestLibrary.open(library).close();
  }

  private static void delete(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> {
        try {
          Files.delete(file);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      });
    }
  }
}
