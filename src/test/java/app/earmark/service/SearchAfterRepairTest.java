package app.earmark.service;

import static org.assertj.core.api.Assertions.assertThat;

import app.earmark.model.EpisodeFilter;
import app.earmark.model.EpisodeId;
import app.earmark.model.TranscriptLine;
import app.earmark.model.search.SearchResults;
import app.earmark.store.LibraryStore;
import app.earmark.testing.TestLibrary;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A library that was made anew has no index of words any more, and finds everything all the same. */
class SearchAfterRepairTest {

  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

  @TempDir Path folder;

  @Test
  void titlesNotesTranscriptsAndEarmarksAreFoundAsBefore() throws IOException {
    try (LibraryStore store = TestLibrary.open(folder)) {
      TestLibrary.add(store, "The Long Way Round", List.of(
          TestLibrary.item(1, NOW).title("Night trains are back").notes("<p>To Malmö by sleeper</p>").build()), NOW);
      EpisodeId episode = store.episodes().window(EpisodeFilter.EVERYTHING, 0, 1).getFirst().id();
      store.transcripts().put(episode, "https://t.example/1.vtt", "en", List.of(
          new TranscriptLine(0L, 4_000L, null, "Welcome to the harbour."),
          new TranscriptLine(4_000L, 9_000L, null, "The cranes have been still since spring.")), NOW);
      long mark = store.earmarks().add(episode, 1_000, "Welcome to the harbour.", NOW);
      assertThat(store.earmarks().setNote(mark, "for the crossword")).isTrue();
      everythingIsFound(store);
    }

    assertThat(new Repair(folder).run(NOW)).extracting(Symptom::kind).containsExactly(Symptom.Kind.DAMAGED);

    try (LibraryStore store = TestLibrary.open(folder)) {
      assertThat(store.searchIndex().waiting()).as("what is to be read anew").isPositive();
      everythingIsFound(store);
      assertThat(store.searchIndex().waiting()).isZero();
    }
  }

  private static void everythingIsFound(LibraryStore store) {
    Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    Library library = new Library(store, clock);
    new SearchIndexing(store, library, Runnable::run, null).catchUp();
    Search search = new Search(store, library, clock);
    assertThat(search.find("trains", 9).episodes()).hasSize(1);
    assertThat(search.find("sleeper", 9).mentions()).hasSize(1);
    assertThat(search.find("round", 9).podcasts()).hasSize(1);
    assertThat(search.find("crossword", 9).earmarks()).hasSize(1);
    SearchResults said = search.find("cranes", 9);
    assertThat(said.passages()).hasSize(1);
  }
}
