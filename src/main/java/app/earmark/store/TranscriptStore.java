package app.earmark.store;

import app.earmark.model.EpisodeId;
import app.earmark.model.TranscriptLine;
import app.earmark.model.search.SearchText;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Transcripts as they were fetched, one for an episode, and their passages in the index of words. */
public final class TranscriptStore {

  /** Characters of a passage: what a sentence or two have. Words further apart are not about the same thing. */
  private static final int PASSAGE = 240;

  /** A passage has no more lines than these. */
  static final int PASSAGE_LINES = 12;

  /** How long after its end a line is still what was said. */
  private static final long LINGERS_MS = 4_000;

  private final Database database;

  TranscriptStore(Database database) {
    this.database = database;
  }

  /** Empty where none was fetched from this address. */
  public Optional<List<TranscriptLine>> find(EpisodeId episode, String url) {
    return database.read(handle -> handle
            .createQuery("SELECT count(*) FROM transcript WHERE episode_id = :id AND url = :url")
            .bind("id", episode.value()).bind("url", url).mapTo(Integer.class).one() == 0
        ? Optional.empty()
        : Optional.of(handle
            .createQuery("""
                SELECT start_ms, end_ms, speaker, text FROM transcript_line WHERE episode_id = :id ORDER BY id
                """)
            .bind("id", episode.value())
            .map((row, context) -> new TranscriptLine(Columns.number(row, "start_ms"), Columns.number(row, "end_ms"),
                row.getString("speaker"), Columns.text(row, "text")))
            .list()));
  }

  /** What is being said at a moment, in ms. */
  public Optional<String> sentenceAt(EpisodeId episode, long positionMs) {
    return database.read(handle -> handle
        .createQuery("""
            SELECT text FROM (
              SELECT text, start_ms, coalesce(end_ms, start_ms + 10000) AS end_ms FROM transcript_line
              WHERE episode_id = :id AND start_ms <= :at ORDER BY start_ms DESC LIMIT 1
            ) WHERE end_ms + :lingers >= :at
            """)
        .bind("id", episode.value())
        .bind("at", positionMs)
        .bind("lingers", LINGERS_MS)
        .mapTo(String.class)
        .findOne());
  }

  /** Keeps a transcript instead of what there was. */
  public void put(
      EpisodeId episode, String url, @Nullable String language, List<TranscriptLine> lines, Instant now) {
    database.write(handle -> {
      handle.execute("DELETE FROM transcript_line WHERE episode_id = ?", episode.value());
      handle.execute("INSERT OR REPLACE INTO transcript (episode_id, url, language, fetched_at) VALUES (?, ?, ?, ?)",
          episode.value(), url, language, now.toEpochMilli());
      long first = handle.createQuery("SELECT coalesce(max(id), 0) + 1 FROM transcript_line").mapTo(Long.class).one();
      try (var batch = handle.prepareBatch("INSERT INTO transcript_line (id, episode_id, start_ms, end_ms, speaker, "
          + "text) VALUES (:id, :episode, :start, :end, :speaker, :text)")) {
        for (int i = 0; i < lines.size(); i++) {
          TranscriptLine line = lines.get(i);
          batch.bind("id", first + i).bind("episode", episode.value()).bind("start", line.startMs())
              .bind("end", line.endMs()).bind("speaker", line.speaker()).bind("text", line.text()).add();
        }
        batch.execute();
      }
      index(handle, IntStream.range(0, lines.size()).mapToObj(i -> new Said(first + i, lines.get(i).text())).toList());
      return true;
    });
  }

  /** Puts all transcripts into an index that has none. */
  static void indexAll(Handle handle) {
    for (long episode : handle.createQuery("SELECT episode_id FROM transcript").mapTo(Long.class).list()) {
      index(handle, handle.createQuery("SELECT id, text FROM transcript_line WHERE episode_id = :id ORDER BY id")
          .bind("id", episode).map((row, context) -> new Said(row.getLong("id"), Columns.text(row, "text"))).list());
    }
  }

  /** A line of a transcript with its number. */
  private record Said(long id, String text) {}

  private static void index(Handle handle, List<Said> lines) {
    int begin = 0;
    var passage = new StringBuilder();
    for (int i = 0; i < lines.size(); i++) {
      passage.append(lines.get(i).text()).append('\n');
      boolean full = passage.length() >= PASSAGE || i - begin + 1 >= PASSAGE_LINES;
      if (full || i == lines.size() - 1) {
        handle.execute("INSERT INTO find_passage (rowid, text) VALUES (?, ?)", lines.get(begin).id(),
            SearchText.indexed(passage.toString()));
        begin = i + 1;
        passage.setLength(0);
      }
    }
  }
}
