package app.earmark.store;

import app.earmark.model.DownloadState;
import app.earmark.model.Enclosure;
import app.earmark.model.Episode;
import app.earmark.model.EpisodeExtras;
import app.earmark.model.EpisodeId;
import app.earmark.model.EpisodeRow;
import app.earmark.model.KnownEpisode;
import app.earmark.model.PlayState;
import app.earmark.model.PodcastId;
import app.earmark.model.SupportLink;
import app.earmark.util.Message;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/** How episodes are read from rows. */
final class EpisodeRows {

  /** What {@link #row} reads. */
  static final String ROW_COLUMNS = """
      e.id, e.podcast_id, p.title AS podcast_title, e.title, e.published_at,
      coalesce(e.measured_ms, e.duration_ms) AS shown_duration_ms, coalesce(e.image_url, p.image_url) AS shown_image,
      e.play_state, e.position_ms, e.withdrawn_at,
      d.state, d.problem_key, d.problem_arguments, d.file, d.bytes AS file_bytes, d.verified_bytes, d.total_bytes
      """;

  static final String ROW_TABLES =
      "episode e JOIN podcast p ON p.id = e.podcast_id LEFT JOIN download d ON d.episode_id = e.id ";

  /** What {@link #episode} reads beyond a row. */
  static final String EPISODE_COLUMNS = ROW_COLUMNS + """
      , e.guid, e.link, e.url, e.type, e.bytes, e.season, e.number, e.episode_type, e.explicit, e.chapters_url,
      t.notes, t.tags, t.support_links, t.extras
      """;

  private static final PlayState[] PLAY_STATES = PlayState.values();

  private EpisodeRows() {}

  static EpisodeRow row(ResultSet row) throws SQLException {
    return new EpisodeRow(
        new EpisodeId(row.getLong("id")),
        new PodcastId(row.getLong("podcast_id")),
        Columns.text(row, "podcast_title"),
        Columns.text(row, "title"),
        Columns.instant(row, "published_at"),
        Columns.number(row, "shown_duration_ms"),
        row.getString("shown_image"),
        PLAY_STATES[row.getInt("play_state")],
        row.getLong("position_ms"),
        download(row),
        row.getObject("withdrawn_at") != null);
  }

  /** The columns {@code state}, {@code file} … of a download, all NULL where there is none. */
  static DownloadState download(ResultSet row) throws SQLException {
    return switch (row.getString("state")) {
      case "queued" -> new DownloadState.Queued();
      case "paused" -> new DownloadState.Paused(row.getLong("verified_bytes"), Columns.number(row, "total_bytes"));
      case "failed" -> new DownloadState.Failed(problem(row));
      case "done" -> new DownloadState.Done(Columns.text(row, "file"), row.getLong("file_bytes"));
      case null, default -> new DownloadState.None();
    };
  }

  private static Message problem(ResultSet row) throws SQLException {
    @Nullable Message problem = Json.message(row.getString("problem_key"), row.getString("problem_arguments"));
    return problem == null ? Message.of("download.problem.unknown") : problem;
  }

  static Episode episode(ResultSet row) throws SQLException {
    return new Episode(
        row(row),
        row.getString("guid"),
        row.getString("link"),
        new Enclosure(Columns.text(row, "url"), row.getString("type"), Columns.number(row, "bytes")),
        Columns.text(row, "notes"),
        Columns.integer(row, "season"),
        row.getString("number"),
        Columns.type(row.getString("episode_type")),
        Columns.flag(row, "explicit"),
        row.getString("chapters_url"),
        Json.strings(row.getString("tags")),
        Json.list(row.getString("support_links"), new TypeReference<List<SupportLink>>() {}),
        Json.record(row.getString("extras"), EpisodeExtras.class, EpisodeExtras.NONE));
  }

  static KnownEpisode known(ResultSet row) throws SQLException {
    return new KnownEpisode(
        new EpisodeId(row.getLong("id")),
        row.getString("guid"),
        row.getString("link"),
        Columns.text(row, "title"),
        new Enclosure(Columns.text(row, "url"), row.getString("type"), Columns.number(row, "bytes")),
        Columns.instant(row, "published_at"),
        Columns.duration(row, "duration_ms"),
        Columns.instantOf(row, "first_seen_at"),
        Columns.instantOf(row, "sort_at"),
        row.getLong("fingerprint"),
        row.getObject("withdrawn_at") != null);
  }
}
