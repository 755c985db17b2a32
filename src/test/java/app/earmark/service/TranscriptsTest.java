package app.earmark.service;

import static org.assertj.core.api.Assertions.assertThat;

import app.earmark.model.EpisodeExtras;
import app.earmark.model.EpisodeFilter;
import app.earmark.model.EpisodeId;
import app.earmark.model.FeedProblem;
import app.earmark.model.Transcript;
import app.earmark.net.FetchResult;
import app.earmark.store.LibraryStore;
import app.earmark.testing.TestLibrary;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TranscriptsTest {

  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

  @TempDir Path folder;
  private LibraryStore store;
  private Transcripts transcripts;
  private final List<String> asked = new ArrayList<>();
  private FetchResult answer = fetched("WEBVTT\n\n00:01.000 --> 00:03.000\nThe cranes stand still.\n");

  @BeforeEach
  void open() {
    store = TestLibrary.open(folder);
    transcripts = new Transcripts(store, Clock.fixed(NOW, ZoneOffset.UTC), url -> {
      asked.add(url);
      return answer;
    });
  }

  @AfterEach
  void close() {
    store.close();
  }

  private static FetchResult fetched(String text) {
    return new FetchResult.Fetched(text.getBytes(StandardCharsets.UTF_8), "https://t.example/", null, null, null, null);
  }

  private EpisodeId episode(Transcript... offered) {
    EpisodeExtras extras = new EpisodeExtras(List.of(offered), null);
    TestLibrary.add(store, "Harbour", List.of(TestLibrary.item(1, NOW).extras(extras).build()), NOW);
    return store.episodes().window(EpisodeFilter.EVERYTHING, 0, 1).getFirst().id();
  }

  @Test
  void theOneWithTimesIsFetchedOnceAndFound() {
    EpisodeId id = episode(new Transcript("https://t.example/1.html", "text/html", null, null),
        new Transcript("https://t.example/1.vtt", "text/vtt", "en", null));
    assertThat(transcripts.of(id)).isInstanceOf(Transcripts.Result.Found.class);
    assertThat(transcripts.of(id)).isInstanceOf(Transcripts.Result.Found.class);
    assertThat(asked).containsExactly("https://t.example/1.vtt");

    Library library = new Library(store, Clock.systemUTC());
    assertThat(new Search(store, library, Clock.systemUTC()).find("cranes", 5).passages()).hasSize(1);
  }

  @Test
  void whatFailsIsSaidAndAskedForAgain() {
    EpisodeId id = episode(new Transcript("https://t.example/1.srt", null, null, null));
    answer = new FetchResult.Failed(new FeedProblem.NotFound("t.example"));
    assertThat(transcripts.of(id)).isInstanceOf(Transcripts.Result.Failed.class);
    answer = fetched("");
    assertThat(transcripts.of(id)).isInstanceOf(Transcripts.Result.Failed.class);
    answer = fetched("1\n00:00:01,000 --> 00:00:02,000\nGulls\n");
    assertThat(transcripts.of(id)).isInstanceOf(Transcripts.Result.Found.class);
    assertThat(asked).hasSize(3);
  }

  @Test
  void whereNoneIsOfferedNobodyIsAsked() {
    assertThat(transcripts.of(episode())).isInstanceOf(Transcripts.Result.None.class);
    assertThat(asked).isEmpty();
  }
}
