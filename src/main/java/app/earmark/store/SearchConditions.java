package app.earmark.store;

import app.earmark.model.search.SearchQuery;
import app.earmark.model.search.SearchQuery.Is;
import app.earmark.model.search.SearchText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/** The filters of a query as conditions on {@code episode e}, and what is bound in them. */
final class SearchConditions {

  /** What is still listed, and what the listener keeps of podcasts that were unsubscribed. */
  private static final String SHOWN =
      "(e.listed = 1 OR e.on_disk = 1 OR e.id IN (SELECT episode_id FROM earmark))";

  private final List<String> conditions = new ArrayList<>(List.of(SHOWN));
  private final Map<String, Object> bound = new HashMap<>();

  private SearchConditions() {}

  static SearchConditions of(Handle handle, SearchQuery query) {
    var made = new SearchConditions();
    query.is().stream().sorted().map(SearchConditions::state).forEach(made.conditions::add);
    if (!query.podcasts().isEmpty()) {
      made.podcasts(podcasts(handle, query.podcasts()));
    }
    if (!query.tags().isEmpty()) {
      made.podcasts(tagged(handle, query.tags()));
    }
    made.compare("e.sort_at < :before", "before", Columns.millis(query.before()));
    made.compare("e.sort_at >= :after", "after", Columns.millis(query.after()));
    made.compare("coalesce(e.measured_ms, e.duration_ms) >= :longer", "longer", query.longerMs());
    made.compare("coalesce(e.measured_ms, e.duration_ms) <= :shorter", "shorter", query.shorterMs());
    if (!query.unwanted().isEmpty()) {
      made.conditions.add("e.id NOT IN (SELECT rowid FROM find_text WHERE find_text MATCH :unwanted)");
      made.bound.put("unwanted", SearchExpression.any(query.unwanted()));
    }
    return made;
  }

  private static String state(Is is) {
    return switch (is) {
      case DOWNLOADED -> "e.on_disk = 1";
      case STARTED -> "e.play_state = 1";
      case PLAYED -> "e.play_state = 2";
      case UNPLAYED -> "e.play_state <> 2";
      case NEW -> "e.play_state = 0";
      case QUEUED -> "e.id IN (SELECT episode_id FROM up_next)";
      case MARKED -> "e.id IN (SELECT episode_id FROM earmark)";
      case WITHDRAWN -> "e.withdrawn_at IS NOT NULL";
    };
  }

  private void compare(String condition, String name, @Nullable Long value) {
    if (value != null) {
      conditions.add(condition);
      bound.put(name, value);
    }
  }

  private void podcasts(Set<Long> ids) {
    conditions.add(
        "e.podcast_id IN (" + ids.stream().map(String::valueOf).collect(Collectors.joining(", ")) + ")");
  }

  /** Compared here and not by SQLite, which knows upper case and accents of English alone. */
  private static Set<Long> podcasts(Handle handle, List<String> parts) {
    List<String> sought = parts.stream().map(SearchText::fold).toList();
    Set<Long> found = new TreeSet<>();
    handle.createQuery("SELECT id, title FROM podcast").map((row, context) -> {
      String title = SearchText.fold(Columns.text(row, "title"));
      return sought.stream().anyMatch(title::contains) && found.add(row.getLong("id"));
    }).list();
    return found;
  }

  private static Set<Long> tagged(Handle handle, List<String> tags) {
    List<String> sought = tags.stream().map(SearchText::fold).toList();
    Set<Long> found = new TreeSet<>();
    handle.createQuery("SELECT podcast_id, tag FROM podcast_tag").map((row, context) -> {
      String tag = SearchText.fold(Columns.text(row, "tag"));
      return sought.stream().anyMatch(one -> tag.equals(one) || tag.startsWith(one + "/"))
          && found.add(row.getLong("podcast_id"));
    }).list();
    return found;
  }

  /** To be put after a WHERE or an AND. */
  String sql() {
    return String.join(" AND ", conditions);
  }

  <S extends SqlStatement<S>> S bind(S statement) {
    return statement.bindMap(bound);
  }
}
