package app.earmark.store;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.statement.ParsedSql;
import org.jdbi.v3.core.statement.SqlParser;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * Finds the parameters of a statement, {@code :name} or {@code ?}, outside quotes and comments. Jdbi's own parsers are
 * made from a grammar and take a tenth of a second to warm up, in every start of the program. Any thread.
 */
final class StatementParser implements SqlParser {

  /** More than the program has statements; those put together from a search may be any number. */
  private static final int MOST_KEPT = 500;

  private final Map<String, ParsedSql> parsed = new ConcurrentHashMap<>();

  @Override
  public ParsedSql parse(String sql, StatementContext context) {
    ParsedSql known = parsed.get(sql);
    if (known != null) {
      return known;
    }
    ParsedSql made = parse(sql);
    if (parsed.size() < MOST_KEPT) {
      parsed.put(sql, made);
    }
    return made;
  }

  @Override
  public String nameParameter(String rawName, StatementContext context) {
    return ":" + rawName;
  }

  static ParsedSql parse(String sql) {
    ParsedSql.Builder result = ParsedSql.builder();
    int copied = 0;
    int at = 0;
    while (at < sql.length()) {
      char c = sql.charAt(at);
      if (c == '\'' || c == '"') {
        at = after(sql, String.valueOf(c), at + 1);
      } else if (sql.startsWith("--", at)) {
        at = after(sql, "\n", at);
      } else if (sql.startsWith("/*", at)) {
        at = after(sql, "*/", at + 2);
      } else if (c == '?') {
        result.append(sql.substring(copied, at)).appendPositionalParameter();
        copied = ++at;
      } else if (c == ':' && at + 1 < sql.length() && isOfName(sql.charAt(at + 1))) {
        int end = at + 1;
        while (end < sql.length() && isOfName(sql.charAt(end))) {
          end++;
        }
        result.append(sql.substring(copied, at)).appendNamedParameter(sql.substring(at + 1, end));
        at = end;
        copied = end;
      } else {
        at++;
      }
    }
    return result.append(sql.substring(copied)).build();
  }

  /** A quote within quotes is doubled: two quoted parts side by side, for all that matters here. */
  private static int after(String sql, String end, int from) {
    int found = sql.indexOf(end, from);
    return found < 0 ? sql.length() : found + end.length();
  }

  private static boolean isOfName(char c) {
    return c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }
}
