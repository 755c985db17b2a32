package app.earmark.service;

import static org.assertj.core.api.Assertions.assertThat;

import app.earmark.model.Enclosure;
import app.earmark.model.EpisodeChanges.Added;
import app.earmark.model.ParsedItem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Where new episodes stand in lists, which are sorted by time and then by id, newest first. */
class EpisodeOrderTest {

  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

  private static ParsedItem item(String title, @Nullable String date) {
    return ParsedItem.at(0).guid(title).title(title).published(date == null ? null : Instant.parse(date))
        .enclosure(new Enclosure("https://m.example/" + title + ".mp3", null, null)).build();
  }

  private static List<String> listed(ParsedItem... feed) {
    List<Added> added = new ArrayList<>(EpisodeComparison.compare(List.of(), List.of(feed), NOW).added());
    // Ids grow in the order of the list: the later one of a tie comes first.
    List<Added> newestFirst = new ArrayList<>(added.reversed());
    newestFirst.sort(Comparator.comparing(Added::sortAt).reversed());
    return newestFirst.stream().map(one -> String.valueOf(one.item().title())).toList();
  }

  @Test
  void byDate() {
    assertThat(listed(item("b", "2020-01-02T00:00:00Z"), item("c", "2020-01-03T00:00:00Z"),
        item("a", "2020-01-01T00:00:00Z"))).containsExactly("c", "b", "a");
  }

  @Test
  void oneDateKeepsTheFeedsOrder() {
    String day = "2020-01-01T00:00:00Z";
    assertThat(listed(item("c", day), item("b", day), item("a", day))).containsExactly("c", "b", "a");
  }

  @Test
  void oneDateKeepsTheOrderOfAFeedThatBeginsWithTheOldest() {
    String day = "2020-01-02T00:00:00Z";
    assertThat(listed(item("a", "2020-01-01T00:00:00Z"), item("b", day), item("c", day)))
        .containsExactly("c", "b", "a");
  }

  @Test
  void noDatesKeepTheFeedsOrder() {
    assertThat(listed(item("c", null), item("b", null), item("a", null))).containsExactly("c", "b", "a");
  }

  @Test
  void withoutADateItStaysBehindTheOneBefore() {
    assertThat(listed(item("d", "2020-01-03T00:00:00Z"), item("c", null), item("b", null),
        item("a", "2020-01-01T00:00:00Z"))).containsExactly("d", "c", "b", "a");
  }

  @Test
  void theFutureCountsAsNow() {
    List<Added> added = EpisodeComparison.compare(List.of(), List.of(
        item("future", "2038-01-01T00:00:00Z"), item("past", "2020-01-01T00:00:00Z")), NOW).added();
    assertThat(added).extracting(Added::sortAt).containsExactly(Instant.parse("2020-01-01T00:00:00Z"), NOW);
  }
}
