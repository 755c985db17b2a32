package app.earmark.service;

import static org.assertj.core.api.Assertions.assertThat;

import app.earmark.model.AddResult;
import app.earmark.model.Earmark;
import app.earmark.model.EpisodeId;
import app.earmark.model.EpisodeRow;
import app.earmark.model.PlayState;
import app.earmark.model.Podcast;
import app.earmark.model.PodcastId;
import app.earmark.model.Preference;
import app.earmark.model.TranscriptLine;
import app.earmark.testing.FeedHost;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two subscriptions become one with all that the listener did with either, and two again. */
class UnionTest {

  private static final String TRANSCRIPT = "https://show.example/t.vtt";
  private static final Preference.Flag OWN = new Preference.Flag("test.own", false);
  private static final Preference.Flag BOTH = new Preference.Flag("test.both", false);

  @AutoClose private final ServiceBench bench;
  private PodcastId from;
  private PodcastId into;

  UnionTest(@TempDir Path folder) throws IOException {
    bench = new ServiceBench(folder);
    from = show("/old", 5, 1);
    into = show("/new", 6, 3);
  }

  private PodcastId show(String path, int newest, int oldest) {
    bench.host.serve(path, FeedHost.rss("The show at " + path, FeedHost.items(newest, oldest)));
    return ((AddResult.Added) bench.subscriptions.add(bench.host.url(path))).podcast();
  }

  private EpisodeId id(PodcastId podcast, int number) {
    return rows(podcast).get("Episode " + number).id();
  }

  private Map<String, EpisodeRow> rows(PodcastId podcast) {
    return bench.rows(podcast).stream().collect(Collectors.toMap(EpisodeRow::title, Function.identity()));
  }

  private List<Earmark> earmarks(EpisodeId episode) {
    return bench.store.earmarks().all().stream().filter(mark -> mark.row().id().equals(episode)).toList();
  }

  private void useBoth() {
    bench.library.markPlayed(List.of(id(from, 4)));
    bench.library.savePosition(id(from, 3), 60_000);
    bench.store.upNext().replace(List.of(id(from, 5), id(into, 6), id(into, 5), id(from, 1)), ServiceBench.START);
    bench.store.earmarks().add(id(from, 5), 5_000, "of the old", ServiceBench.START);
    bench.store.earmarks().add(id(into, 5), 6_000, "of the new", ServiceBench.START);
    transcribe(id(from, 4), "only the old has one");
    transcribe(id(from, 5), "the old one");
    transcribe(id(into, 5), "the new one");
    for (EpisodeId episode : List.of(id(from, 5), id(from, 1), id(into, 6))) {
      bench.store.downloads().enqueue(List.of(episode), ServiceBench.START);
      bench.store.downloads().finish(episode, "episodes/" + episode + ".mp3", 7, null, null, ServiceBench.START);
    }
    bench.store.downloads().enqueue(List.of(id(into, 5)), ServiceBench.START);
    bench.store.folders().add(from, "News");
    bench.store.folders().add(into, "Old things");
    bench.preferences.set(OWN, from, true);
    bench.preferences.set(BOTH, from, true);
    bench.preferences.set(BOTH, into, false);
  }

  private void transcribe(EpisodeId episode, String words) {
    bench.store.transcripts().put(
        episode, TRANSCRIPT, "en", List.of(new TranscriptLine(0L, 1000L, null, words)), ServiceBench.START);
  }

  private List<String> words(EpisodeId episode) {
    return bench.store.transcripts().find(episode, TRANSCRIPT).orElse(List.of()).stream()
        .map(TranscriptLine::text).toList();
  }

  @Test
  void whateverBelongedToOneBelongsToTheOther() {
    useBoth();
    EpisodeId both = id(from, 5);
    assertThat(bench.care.moved().unite(from, into)).isPresent();
    bench.preferences.reread();

    assertThat(bench.library.podcasts()).extracting(Podcast::id).containsExactly(into);
    assertThat(rows(into)).hasSize(6);
    assertThat(rows(into).get("Episode 4").playState()).isEqualTo(PlayState.PLAYED);
    assertThat(rows(into).get("Episode 3").positionMs()).isEqualTo(60_000);
    assertThat(bench.store.upNext().queue())
        .as("each once").containsExactly(id(into, 6), id(into, 5), id(into, 1)).doesNotContain(both);
    assertThat(earmarks(id(into, 5))).extracting(Earmark::sentence)
        .containsExactly("of the old", "of the new");
    assertThat(words(id(into, 4))).containsExactly("only the old has one");
    assertThat(words(id(into, 5))).containsExactly("the new one");
    for (int number : new int[] {1, 5, 6}) {
      assertThat(rows(into).get("Episode " + number).download().word()).isEqualTo("done");
    }
    assertThat(bench.store.folders().all().get(into)).containsExactly("News", "Old things");
    assertThat(bench.preferences.get(OWN, into)).isTrue();
    assertThat(bench.preferences.get(BOTH, into)).as("its own choice").isFalse();
  }

  @Test
  void takenBackEverythingIsAsItWas() {
    useBoth();
    List<EpisodeRow> old = bench.rows(from);
    List<EpisodeRow> other = bench.rows(into);
    List<EpisodeId> queue = bench.store.upNext().queue();
    Runnable takeBack = bench.care.moved().unite(from, into).orElseThrow();
    takeBack.run();
    bench.preferences.reread();

    assertThat(bench.library.podcasts()).extracting(Podcast::id).containsExactlyInAnyOrder(from, into);
    assertThat(bench.rows(from)).isEqualTo(old);
    assertThat(bench.rows(into)).isEqualTo(other);
    assertThat(bench.store.upNext().queue()).isEqualTo(queue);
    assertThat(earmarks(id(from, 5))).extracting(Earmark::sentence).containsExactly("of the old");
    assertThat(earmarks(id(into, 5))).extracting(Earmark::sentence).containsExactly("of the new");
    assertThat(words(id(from, 4))).containsExactly("only the old has one");
    assertThat(words(id(into, 4))).isEmpty();
    assertThat(words(id(from, 5))).containsExactly("the old one");
    assertThat(bench.store.folders().all().get(into)).containsExactly("Old things");
    assertThat(bench.preferences.own(OWN, into)).isEmpty();
    assertThat(bench.preferences.own(OWN, from)).contains(true);
    assertThat(bench.refreshAll()).hasSize(2).allMatch(outcome -> outcome.added() == 0);
  }
}
