package app.earmark.service;

import static org.assertj.core.api.Assertions.assertThat;

import app.earmark.model.EpisodeFilter;
import app.earmark.model.EpisodeFilter.Length;
import app.earmark.model.EpisodeFilter.Which;
import app.earmark.model.EpisodeRow;
import app.earmark.model.ParsedItem;
import app.earmark.model.PodcastId;
import app.earmark.store.LibraryStore;
import app.earmark.testing.TestLibrary;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FoldersTest {

  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

  @TempDir Path folder;
  private LibraryStore store;
  private Library library;
  private Folders folders;
  private PodcastId one;
  private PodcastId two;

  @BeforeEach
  void open() throws IOException {
    store = TestLibrary.open(folder);
    library = new Library(store, () -> NOW);
    folders = library.folders();
    one = podcast("One", 10);
    two = podcast("Two", 50);
  }

  @AfterEach
  void close() {
    store.close();
  }

  private PodcastId podcast(String title, int minutes) {
    List<ParsedItem> items = new ArrayList<>();
    for (int i = 1; i <= 2; i++) {
      items.add(TestLibrary.item(i, NOW.minus(Duration.ofDays(i))).guid(title + i).title(title + " " + i)
          .duration(Duration.ofMinutes(minutes)).build());
    }
    return TestLibrary.add(store, title, items, NOW);
  }

  @Test
  void aPodcastIsInSeveralFoldersAndEachChangeIsTakenBack() {
    var before = folders.add(List.of(one, two), "News");
    folders.add(List.of(one), "Work");
    assertThat(folders.all()).containsEntry(one, List.of("News", "Work")).containsEntry(two, List.of("News"));
    assertThat(folders.names()).containsExactly("News", "Work");

    var moved = folders.move(List.of(one), "Work", "Play");
    assertThat(folders.all()).containsEntry(one, List.of("News", "Play"));
    folders.put(moved);
    assertThat(folders.all()).containsEntry(one, List.of("News", "Work"));
    folders.take(List.of(one), "Work");
    folders.put(before);
    assertThat(folders.all()).isEmpty();
  }

  @Test
  void aFolderTakesWhatIsWithinAlong() {
    folders.add(List.of(one), "News/Local");
    folders.add(List.of(two), "Newspapers");
    folders.rename("News", "World");
    assertThat(folders.names()).containsExactly("Newspapers", "World/Local");
    var before = folders.dissolve("World");
    assertThat(folders.names()).containsExactly("Newspapers");
    folders.put(before);
    assertThat(folders.names()).containsExactly("Newspapers", "World/Local");
  }

  @Test
  void namesAreTidied() {
    assertThat(Folders.name("  News /  at   home/ ")).isEqualTo("News/at home");
    assertThat(Folders.name(" / ")).isEmpty();
  }

  @Test
  void whatIsAsItWasTellsNobody() {
    folders.add(List.of(one), "News");
    long changes = library.changes().get().number();
    assertThat(folders.add(List.of(one), "News")).isEqualTo(Map.of());
    assertThat(library.changes().get().number()).isEqualTo(changes);
  }

  @Test
  void listsAreNarrowedToFolderAndLength() {
    folders.add(List.of(one), "News/Local");
    folders.add(List.of(two), "Newspapers");
    assertThat(titles(new EpisodeFilter(null, Which.UNPLAYED, Length.ANY, "News"))).containsExactly("One 1", "One 2");
    assertThat(titles(new EpisodeFilter(null, Which.ALL, Length.LONG, null))).containsExactly("Two 1", "Two 2");
    assertThat(titles(new EpisodeFilter(null, Which.UNPLAYED, Length.SHORT, null)))
        .containsExactly("One 1", "One 2");
    assertThat(titles(new EpisodeFilter(null, Which.DOWNLOADED, Length.SHORT, "News"))).isEmpty();
  }

  private List<String> titles(EpisodeFilter filter) {
    assertThat(library.count(filter)).isEqualTo(library.window(filter, 0, 100).size());
    return library.window(filter, 0, 100).stream().map(EpisodeRow::title).toList();
  }
}
