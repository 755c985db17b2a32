package app.earmark.service;

import static org.assertj.core.api.Assertions.assertThat;

import app.earmark.model.Chapter;
import app.earmark.model.EpisodeExtras;
import app.earmark.model.EpisodeFilter;
import app.earmark.model.EpisodeId;
import app.earmark.model.FeedChapter;
import app.earmark.model.ParsedItem;
import app.earmark.model.SoundProfile;
import app.earmark.net.ChaptersFetcher;
import app.earmark.net.HttpClients;
import app.earmark.store.LibraryStore;
import app.earmark.store.SoundStore.Unheard;
import app.earmark.testing.TestLibrary;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChaptersTest {

  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  private static final String LIST = """
      {"version": "1.2.0", "chapters": [
        {"startTime": 61.5, "title": "Two", "url": "https://example.com/two", "img": "two.jpg"},
        {"startTime": "0", "title": "One"},
        {"startTime": 30, "toc": false, "img": "https://example.com/only-a-picture.jpg"},
        {"title": "Nowhere"}]}
      """;

  @TempDir Path folder;

  private final MockWebServer server = new MockWebServer();
  private final HttpClients clients = new HttpClients("test");
  private LibraryStore store;
  private Chapters chapters;

  @BeforeEach
  void open() throws IOException {
    server.start();
    store = TestLibrary.open(folder);
    InstantSource clock = InstantSource.fixed(NOW);
    chapters = new Chapters(store, new Library(store, clock), new ChaptersFetcher(clients, clock), clock);
  }

  @AfterEach
  void close() {
    store.close();
    clients.close();
    server.close();
  }

  private EpisodeId add(ParsedItem.Builder item) {
    TestLibrary.add(store, "Show", List.of(item.build()), NOW);
    return store.episodes().window(EpisodeFilter.EVERYTHING, 0, 1).getFirst().id();
  }

  private String listAddress() {
    server.enqueue(new MockResponse.Builder().body(LIST).build());
    return server.url("/show/chapters.json").toString();
  }

  private static EpisodeExtras podlove(FeedChapter... list) {
    return new EpisodeExtras(
        null, null, List.of(list), null, null, null, null, null, null, null, null, null, null, null, null);
  }

  @Test
  void fetchesTheListOfTheFeedOnce() {
    EpisodeId id = add(TestLibrary.item(1, NOW).chaptersUrl(listAddress()).notes("<p>00:00 a</p><p>00:10 b</p>"));
    assertThat(chapters.known(id)).extracting(Chapter::title).containsExactly("a", "b");
    String picture = server.url("/show/two.jpg").toString();
    assertThat(chapters.of(id)).containsExactly(
        new Chapter(0, 61_500L, "One", null, null),
        new Chapter(61_500, null, "Two", "https://example.com/two", picture));
    assertThat(chapters.of(id)).hasSize(2);
    assertThat(chapters.known(id)).hasSize(2);
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void theFileCountsMostAndTakesFromTheOthersWhatItLacks() {
    EpisodeId id = add(TestLibrary.item(1, NOW).chaptersUrl(listAddress())
        .extras(podlove(new FeedChapter(0, "First", "https://example.com/one", null))));
    assertThat(chapters.of(id)).extracting(Chapter::title).containsExactly("First");
    store.downloads().enqueue(List.of(id), NOW);
    store.sounds().save(new Unheard(id, "a.mp3", NOW), new SoundProfile(120_000L, null, 0, new byte[0], List.of(),
        Map.of(), List.of(new Chapter(0, null, "Start", null, null), new Chapter(80_000, null, "two", null, null)),
        null));
    assertThat(chapters.of(id)).containsExactly(
        new Chapter(0, 80_000L, "Start", "https://example.com/one", null),
        new Chapter(80_000, 120_000L, "two", "https://example.com/two", server.url("/show/two.jpg").toString()));
  }

  @Test
  void aListThatCannotBeHadLeavesTheNotes() {
    server.enqueue(new MockResponse.Builder().code(404).build());
    EpisodeId id = add(TestLibrary.item(1, NOW).chaptersUrl(server.url("/gone.json").toString())
        .notes("<ul><li>(0:00) Hello</li><li>(1:02:03) World</li></ul>"));
    assertThat(chapters.of(id)).extracting(Chapter::startMs).containsExactly(0L, 3_723_000L);
  }

  @Test
  void timesInNotesAreChaptersOnlyWhereTheyGrow() {
    assertThat(NotesTimes.in("<p>00:00 – Welcome<br>02:30 - 04:00 Tom &amp; Ana<br/>[1:00:00] The end</p>", null))
        .containsExactly(
            new Chapter(0, null, "Welcome", null, null), new Chapter(150_000, null, "Tom & Ana", null, null),
            new Chapter(3_600_000, null, "The end", null, null));
    assertThat(NotesTimes.in("<p>Welcome 0:00</p><p>More: 12:30</p>", null))
        .extracting(Chapter::title).containsExactly("Welcome", "More");
    assertThat(NotesTimes.in("<p>We meet at 12:30</p>", null)).isEmpty();
    assertThat(NotesTimes.in("<p>20:00 Concert</p><p>19:00 Doors</p>", null)).isEmpty();
    assertThat(NotesTimes.in("<p>00:00 a</p><p>50:00 b</p>", 60_000L)).isEmpty();
  }
}
