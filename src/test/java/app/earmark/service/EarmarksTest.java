package app.earmark.service;

import static org.assertj.core.api.Assertions.assertThat;

import app.earmark.model.Earmark;
import app.earmark.model.EpisodeFilter;
import app.earmark.model.EpisodeId;
import app.earmark.model.EpisodeRow;
import app.earmark.model.TranscriptLine;
import app.earmark.store.LibraryStore;
import app.earmark.testing.TestLibrary;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EarmarksTest {

  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

  @TempDir Path folder;
  private LibraryStore store;
  private Library library;
  private Earmarks earmarks;
  private Search search;
  private EpisodeId episode;

  @BeforeEach
  void fill() {
    store = TestLibrary.open(folder);
    Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    library = new Library(store, clock);
    earmarks = new Earmarks(store, library, clock);
    search = new Search(store, library, clock);
    TestLibrary.add(store, "A, \"quoted\" show", List.of(
        TestLibrary.item(1, NOW).title("=First *one*").build(), TestLibrary.item(2, NOW).title("Second").build()), NOW);
    episode = library.window(EpisodeFilter.EVERYTHING, 0, 9).stream()
        .filter(row -> row.title().startsWith("=")).map(EpisodeRow::id).findFirst().orElseThrow();
    store.transcripts().put(episode, "https://t.example/1.vtt", "en", List.of(
        new TranscriptLine(0L, 4_000L, "Ann", "Welcome to the harbour."),
        new TranscriptLine(4_000L, 9_000L, null, "The cranes have been still since spring.")), NOW);
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void aMarkKnowsWhatIsSaidThere() {
    earmarks.mark(episode, 5_000);
    earmarks.mark(episode, 60_000);

    assertThat(earmarks.all()).extracting(Earmark::positionMs).containsExactly(5_000L, 60_000L);
    assertThat(earmarks.all()).extracting(Earmark::sentence)
        .containsExactly("The cranes have been still since spring.", null);
    assertThat(search.find("is:marked", 9).episodes()).extracting(hit -> hit.row().id()).containsExactly(episode);
  }

  @Test
  void notesAndSentencesAreFound() {
    long id = earmarks.mark(episode, 5_000);
    earmarks.setNote(id, " Tell Jürgen ");

    assertThat(search.typing("jurg", 9).earmarks()).singleElement().satisfies(hit -> {
      assertThat(hit.positionMs()).isEqualTo(5_000);
      assertThat(hit.note().text()).isEqualTo("Tell Jürgen");
    });
    assertThat(search.find("cranes spring", 9).earmarks()).hasSize(1);
    earmarks.setNote(id, "Nothing");
    assertThat(search.find("jurgen", 9).earmarks()).isEmpty();
  }

  @Test
  void transcriptsAreFoundWhereTheWordsAreSaid() {
    assertThat(search.find("cranes", 9).passages()).singleElement().satisfies(hit -> {
      assertThat(hit.startMs()).isEqualTo(4_000);
      assertThat(hit.text().text()).contains("cranes have been still");
    });
    store.transcripts().put(episode, "https://t.example/2.vtt", "en",
        List.of(new TranscriptLine(null, null, null, "Gulls")), NOW);
    assertThat(search.find("cranes", 9).passages()).isEmpty();
    assertThat(search.find("gulls", 9).passages()).singleElement()
        .satisfies(hit -> assertThat(hit.startMs()).isEqualTo(-1));
    assertThat(store.transcripts().find(episode, "https://t.example/1.vtt")).isEmpty();
  }

  @Test
  void whatWasDeletedCanBePutBack() {
    long id = earmarks.mark(episode, 5_000);
    earmarks.setNote(id, "harbour");
    List<Earmark> all = earmarks.all();
    earmarks.delete(all);
    assertThat(earmarks.all()).isEmpty();
    assertThat(search.find("harbour", 9).earmarks()).isEmpty();

    earmarks.restore(all);
    assertThat(earmarks.all()).isEqualTo(all);
    assertThat(search.find("harbour", 9).earmarks()).hasSize(1);
  }

  @Test
  void otherProgramsCanReadThem() {
    earmarks.setNote(earmarks.mark(episode, 3_723_000), "a, \"b\"\nc");
    earmarks.mark(episode, 5_000);

    assertThat(EarmarkExport.markdown(earmarks.all())).isEqualTo("""
        # A, "quoted" show

        ## =First \\*one\\*

        - **0:00:05**
          > The cranes have been still since spring.
        - **1:02:03** a, "b" c
        """);
    assertThat(EarmarkExport.csv(earmarks.all())).isEqualTo("""
        podcast,episode,published,position_ms,position,note,sentence,made\r
        "A, ""quoted"" show","'=First *one*","2026-11-22T12:00:00Z",5000,0:00:05,"",\
        "The cranes have been still since spring.","2026-11-22T12:00:00Z"\r
        "A, ""quoted"" show","'=First *one*","2026-11-22T12:00:00Z",3723000,1:02:03,"a, ""b""
        c","","2026-11-22T12:00:00Z"\r
        """);
  }
}
