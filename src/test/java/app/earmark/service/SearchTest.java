package app.earmark.service;

import static org.assertj.core.api.Assertions.assertThat;

import app.earmark.model.Chapter;
import app.earmark.model.EpisodeFilter;
import app.earmark.model.EpisodeId;
import app.earmark.model.EpisodeRow;
import app.earmark.model.ParsedItem;
import app.earmark.model.PodcastId;
import app.earmark.model.SoundProfile;
import app.earmark.model.search.SearchResults;
import app.earmark.model.search.SearchSort;
import app.earmark.model.search.Snippet;
import app.earmark.store.LibraryStore;
import app.earmark.store.SoundStore;
import app.earmark.testing.TestLibrary;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SearchTest {

  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

  @TempDir Path folder;
  private LibraryStore store;
  private Library library;
  private Search search;
  private SearchIndexing indexing;
  private PodcastId way;

  @BeforeEach
  void fill() {
    store = TestLibrary.open(folder);
    Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    library = new Library(store, clock);
    search = new Search(store, library, clock);
    indexing = new SearchIndexing(store, library, Runnable::run, null);
    way = podcast("The Long Way Round",
        item(1, 400, "Night trains are back", "<p>Nobody knows who asked for the <b>sleeper</b> to Malmö.</p>", 50),
        item(2, 30, "A harbour with no ships", "<p>Fog, cranes&amp;gulls<br>and a night watchman</p>", 20),
        item(3, 20, "Slow roads", "Roads that slow you down. https://example.com/roads", 90));
    podcast("声音花园",
        item(1, 10, "第十二期:雨天的书店", "<p>在雨天,我们走进一家旧书店。</p>", 26),
        item(2, 5, "第十一期:旧收音机", "<p>收音机里的声音</p>", 26));
    podcast("Hörspielwerk", item(1, 3, "Folge 9: Zwölf Faden", "<p>Ein Brief aus Valparaíso</p>", 74));
    indexing.catchUp();
  }

  @AfterEach
  void close() {
    store.close();
  }

  private PodcastId podcast(String title, ParsedItem.Builder... items) {
    List<ParsedItem> built = new ArrayList<>();
    for (ParsedItem.Builder item : items) {
      built.add(item.build());
    }
    return TestLibrary.add(store, title, built, NOW);
  }

  private static ParsedItem.Builder item(int number, int daysAgo, String title, String notes, int minutes) {
    return TestLibrary.item(number, NOW.minus(Duration.ofDays(daysAgo))).title(title).notes(notes)
        .duration(Duration.ofMinutes(minutes));
  }

  private List<String> titles(String typed) {
    return search.find(typed, 20).episodes().stream().map(hit -> hit.row().title()).toList();
  }

  private List<String> mentions(String typed) {
    return search.find(typed, 20).mentions().stream().map(hit -> hit.row().title()).toList();
  }

  private List<String> anywhere(String typed) {
    List<String> all = new ArrayList<>(titles(typed));
    all.addAll(mentions(typed));
    return all;
  }

  private EpisodeId id(String title) {
    return library.window(EpisodeFilter.EVERYTHING, 0, 100).stream()
        .filter(row -> row.title().equals(title)).map(EpisodeRow::id).findFirst().orElseThrow();
  }

  @Test
  void titlesComeBeforeNotes() {
    SearchResults found = search.find("night", 20);
    assertThat(found.episodes()).extracting(hit -> hit.row().title()).containsExactly("Night trains are back");
    assertThat(found.mentions()).extracting(hit -> hit.row().title()).containsExactly("A harbour with no ships");
    assertThat(marked(found.mentions().getFirst().text())).containsExactly("night");
    assertThat(found.mentions().getFirst().text().text()).contains("cranes&gulls and a night watchman");
  }

  @Test
  void chaptersOfFilesAndFetchedListsAreFound() {
    EpisodeId slow = id("Slow roads");
    List<Chapter> inFile = List.of(new Chapter(0, 60_000L, "The ferryman’s tale", null, null));
    store.sounds().save(new SoundStore.Unheard(slow, "episodes/slow.mp3", NOW),
        new SoundProfile(5_400_000L, null, 0, new byte[0], List.of(), Map.of(), inFile, null));
    store.sounds().saveChapterList(id("A harbour with no ships"), new SoundStore.ChapterList(
        "https://host.example/chapters.json", NOW, List.of(new Chapter(0, null, "Lighthouse keepers", null, null))));
    indexing.catchUp();
    assertThat(mentions("ferryman")).containsExactly("Slow roads");
    assertThat(search.find("ferryman", 20).mentions().getFirst().text().text()).contains("The ferryman’s tale");
    assertThat(mentions("lighthouse")).containsExactly("A harbour with no ships");
    assertThat(mentions("gulls")).containsExactly("A harbour with no ships");
  }

  private static List<String> marked(Snippet snippet) {
    return snippet.marks().stream().map(mark -> snippet.text().substring(mark.start(), mark.end())).toList();
  }

  @ParameterizedTest
  @CsvSource({"malmo", "Malmö", "MALMO", "sleeper to malmo", "\"sleeper to\"", "malm*", "trains sleeper"})
  void oneEpisodeIsFoundByWhatItSays(String typed) {
    assertThat(anywhere(typed)).containsExactly("Night trains are back");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"to sleeper\"", "sleeper harbour", "mal", "night -trains -harbour"})
  void andNotByWhatItDoesNotSay(String typed) {
    assertThat(anywhere(typed)).isEmpty();
  }

  @Test
  void partsOfWordsInTitlesAreFoundWhereNoWordIs() {
    assertThat(titles("arbou")).containsExactly("A harbour with no ships");
    assertThat(titles("wolf")).containsExactly("Folge 9: Zwölf Faden");
  }

  @ParameterizedTest
  @ValueSource(strings = {"雨天的书店", "雨天", "书店", "雨", "第十二期", "\"雨天的\"", "店"})
  void chineseIsFoundByAnyOfItsCharacters(String typed) {
    assertThat(anywhere(typed)).containsExactly("第十二期:雨天的书店");
  }

  @Test
  void chineseIsFoundInNotes() {
    SearchResults found = search.find("声音", 20);
    assertThat(found.podcasts()).extracting(hit -> hit.podcast().title()).containsExactly("声音花园");
    assertThat(found.mentions()).anySatisfy(hit -> {
      assertThat(hit.row().title()).isEqualTo("第十一期:旧收音机");
      assertThat(marked(hit.text())).containsExactly("声音");
    });
    assertThat(anywhere("音声")).isEmpty();
  }

  @Test
  void wordsOfTitleAndPodcastTogetherNameAnEpisode() {
    assertThat(titles("slow way")).containsExactly("Slow roads");
  }

  @Test
  void podcastsAreFoundByTitle() {
    assertThat(search.typing("horsp", 20).podcasts()).extracting(hit -> hit.podcast().title())
        .containsExactly("Hörspielwerk");
  }

  @Test
  void filtersNarrow() {
    library.markPlayed(List.of(id("Slow roads")));
    library.savePosition(id("A harbour with no ships"), 5_000);
    store.downloads().enqueue(List.of(id("Slow roads")), NOW);
    store.downloads().finish(id("Slow roads"), "episodes/1.mp3", 5, null, null, NOW);
    store.folders().add(way, "Reise/Züge");

    assertThat(titles("is:downloaded")).containsExactly("Slow roads");
    assertThat(titles("is:played podcast:long")).containsExactly("Slow roads");
    assertThat(titles("is:started")).containsExactly("A harbour with no ships");
    assertThat(titles("is:new podcast:\"way round\"")).containsExactly("Night trains are back");
    assertThat(titles("is:unplayed podcast:way"))
        .containsExactly("A harbour with no ships", "Night trains are back");
    assertThat(titles("before:2026-01-01")).containsExactly("Night trains are back");
    assertThat(titles("after:15d shorter:30")).containsExactly("第十一期:旧收音机", "第十二期:雨天的书店");
    assertThat(titles("longer:1h podcast:round")).containsExactly("Slow roads");
    assertThat(titles("tag:reise")).hasSize(3);
    assertThat(titles("tag:reise/zuge is:played")).containsExactly("Slow roads");
    assertThat(titles("tag:rei")).isEmpty();
    assertThat(titles("is:withdrawn")).isEmpty();
    assertThat(anywhere("night is:started")).containsExactly("A harbour with no ships");
    assertThat(search.all("podcast:way roads", SearchSort.NEWEST)).containsExactly(id("Slow roads"));
    assertThat(search.countUpTo("podcast:way roads", 10)).isOne();
    assertThat(search.countUpTo("podcast:way", 10)).isEqualTo(search.all("podcast:way", SearchSort.NEWEST).size());
    assertThat(search.countUpTo("podcast:way", 1)).isOne();
    assertThat(search.countUpTo(" ", 10)).isZero();
    assertThat(search.all("podcast:way", SearchSort.LONGEST)).containsExactly(
        id("Slow roads"), id("Night trains are back"), id("A harbour with no ships"));
  }

  @Test
  void whatChangesIsFoundByItsNewWordsAlone() {
    store.podcasts().remove(way, NOW);
    assertThat(anywhere("harbour")).isEmpty();
    store.podcasts().restore(way);
    assertThat(anywhere("harbour")).isNotEmpty();

    podcast("More", item(7, 1, "Zeppelins", "<p>airships</p>", 5));
    assertThat(anywhere("zeppelins")).isEmpty();
    assertThat(search.find("harbour", 5).indexing()).isEqualTo(2);
    indexing.catchUp();
    assertThat(anywhere("zeppelins")).containsExactly("Zeppelins");
    assertThat(search.find("harbour", 5).indexing()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"", "(", ")", "AND", "a AND", "NOT night", "title:night", "^night", "night NEAR(", "*", "'",
      "\"night", "night\"", "{x} : y", "-", "is:", "podcast:\"", "before:", "%", "_"})
  void malformedQueriesFindWhatTheyCan(String typed) {
    assertThat(search.find(typed, 5).episodes().size() + search.typing(typed, 5).episodes().size())
        .isGreaterThanOrEqualTo(0);
    assertThat(search.all(typed, SearchSort.TITLE)).hasSizeLessThanOrEqualTo(6);
  }

  @Test
  void noQueryFails() {
    Random random = new Random(5);
    String letters = "ni \"\"*:-'%()^{}+ANDORNOT雨天é\u0301is:newlonger:1podcast:way\u0000\uD83D";
    for (int i = 0; i < 400; i++) {
      var typed = new StringBuilder();
      for (int length = random.nextInt(20); length > 0; length--) {
        typed.append(letters.charAt(random.nextInt(letters.length())));
      }
      assertThat(search.typing(typed.toString(), 5)).as(typed.toString()).isNotNull();
    }
  }
}
