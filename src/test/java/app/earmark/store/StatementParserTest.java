package app.earmark.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jdbi.v3.core.statement.ParsedSql;
import org.junit.jupiter.api.Test;

class StatementParserTest {

  @Test
  void namesBecomePlaces() {
    ParsedSql parsed = StatementParser.parse("UPDATE feed SET a = :first, b = coalesce(:b_2,b) WHERE id=:id");

    assertThat(parsed.getSql()).isEqualTo("UPDATE feed SET a = ?, b = coalesce(?,b) WHERE id=?");
    assertThat(parsed.getParameters().getParameterNames()).isEqualTo(List.of("first", "b_2", "id"));
  }

  @Test
  void placesStayPlaces() {
    ParsedSql parsed = StatementParser.parse("DELETE FROM feed WHERE id = ? OR id IN (?, ?)");

    assertThat(parsed.getSql()).isEqualTo("DELETE FROM feed WHERE id = ? OR id IN (?, ?)");
    assertThat(parsed.getParameters().isPositional()).isTrue();
    assertThat(parsed.getParameters().getParameterCount()).isEqualTo(3);
  }

  @Test
  void quotesAndCommentsAreLeftAlone() {
    String sql = """
        SELECT 'a:b?', 'it''s :not', "odd:name?" -- :never ?
        FROM t /* :nor ? */ WHERE a = '' AND json_extract(b, '$.c') <> ': '""";

    ParsedSql parsed = StatementParser.parse(sql + " AND d = :d");

    assertThat(parsed.getSql()).isEqualTo(sql + " AND d = ?");
    assertThat(parsed.getParameters().getParameterNames()).isEqualTo(List.of("d"));
  }

  @Test
  void whatHasNoParametersIsAsItWas() {
    ParsedSql parsed = StatementParser.parse("SELECT count(*) FROM t WHERE a > b AND c : d");

    assertThat(parsed.getSql()).isEqualTo("SELECT count(*) FROM t WHERE a > b AND c : d");
    assertThat(parsed.getParameters().getParameterCount()).isZero();
  }

  @Test
  void whatIsLeftOpenEndsWithTheStatement() {
    assertThat(StatementParser.parse("SELECT 'open :a").getSql()).isEqualTo("SELECT 'open :a");
    assertThat(StatementParser.parse("SELECT 1 -- :a").getParameters().getParameterCount()).isZero();
  }
}
