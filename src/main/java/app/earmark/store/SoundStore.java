package app.earmark.store;

import app.earmark.model.Chapter;
import app.earmark.model.EmbeddedPicture;
import app.earmark.model.EpisodeId;
import app.earmark.model.SoundProfile;
import app.earmark.model.SoundProfile.Silence;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/** What was found by listening to downloaded files, and lists of chapters fetched from the web. */
public final class SoundStore {

  static final TypeReference<List<Chapter>> CHAPTERS = new TypeReference<>() {};

  private final Database database;

  SoundStore(Database database) {
    this.database = database;
  }

  /**
   * A file that nobody has listened to yet.
   *
   * @param file relative to the library's folder, with slashes
   * @param fileAt when it was downloaded, which tells it from an earlier file of the episode
   */
  public record Unheard(EpisodeId episode, String file, Instant fileAt) {}

  /** Chapters that were fetched from {@code url}. */
  public record ChapterList(String url, Instant fetchedAt, List<Chapter> chapters) {}

  private static final String UNHEARD = """
      SELECT d.episode_id, d.file, d.finished_at FROM download d LEFT JOIN sound s ON s.episode_id = d.episode_id
      WHERE d.state = 'done' AND d.file IS NOT NULL AND s.file_at IS NOT d.finished_at
      """;

  /** All of them, the latest download first. Reads every download. */
  public List<Unheard> unheard() {
    return database.read(handle -> handle.createQuery(UNHEARD + "ORDER BY d.finished_at DESC")
        .map((row, context) -> unheard(row)).list());
  }

  /** Those among some episodes. */
  public List<Unheard> unheard(Collection<EpisodeId> episodes) {
    return database.read(handle -> handle
        .createQuery(UNHEARD + "AND d.episode_id IN (SELECT value FROM json_each(:ids)) ORDER BY d.finished_at DESC")
        .bind("ids", Json.ids(episodes))
        .map((row, context) -> unheard(row)).list());
  }

  private static Unheard unheard(ResultSet row) throws SQLException {
    return new Unheard(
        new EpisodeId(row.getLong("episode_id")), row.getString("file"), Columns.instantOf(row, "finished_at"));
  }

  public void save(Unheard heard, SoundProfile profile) {
    database.writeUnsynced(handle -> handle.createUpdate("""
            INSERT OR REPLACE INTO sound
              (episode_id, file_at, duration_ms, loudness, peak, waveform, silences, tags, chapters, has_cover)
            SELECT id, :at, :duration, :loudness, :peak, :waveform, :silences, :tags, :chapters, :cover
            FROM episode WHERE id = :id
            """)
        .bind("id", heard.episode().value())
        .bind("at", heard.fileAt().toEpochMilli())
        .bind("duration", profile.durationMs())
        .bind("loudness", profile.loudnessLufs())
        .bind("peak", profile.truePeak())
        .bind("waveform", profile.waveform())
        .bind("silences", Json.list(profile.silences().stream()
            .flatMap(silence -> Stream.of(silence.fromMs(), silence.toMs())).toList()))
        .bind("tags", Json.record(profile.tags(), Map.of()))
        .bind("chapters", Json.list(profile.chapters()))
        .bind("cover", profile.cover() != null)
        .execute());
  }

  /** It cannot be listened to; it is not tried again. */
  public void saveProblem(Unheard heard, String detail) {
    database.writeUnsynced(handle -> handle.execute(
        "INSERT OR REPLACE INTO sound (episode_id, file_at, problem) SELECT id, ?, ? FROM episode WHERE id = ?",
        heard.fileAt().toEpochMilli(), detail, heard.episode().value()));
  }

  /** Empty while nobody has listened to a file of this episode with success. */
  public Optional<SoundProfile> find(EpisodeId id) {
    return database.read(handle -> handle
        .createQuery("SELECT * FROM sound WHERE episode_id = :id AND problem IS NULL")
        .bind("id", id.value())
        .map((row, context) -> profile(id, row))
        .findOne());
  }

  private static SoundProfile profile(EpisodeId id, ResultSet row) throws SQLException {
    byte @Nullable [] waveform = row.getBytes("waveform");
    return new SoundProfile(
        Columns.number(row, "duration_ms"),
        Columns.real(row, "loudness"),
        row.getDouble("peak"),
        waveform == null ? new byte[0] : waveform,
        silences(Json.list(row.getString("silences"), new TypeReference<List<Long>>() {})),
        Json.record(row.getString("tags"), new TypeReference<Map<String, String>>() {}, Map.of()),
        Json.list(row.getString("chapters"), CHAPTERS),
        row.getBoolean("has_cover") ? new EmbeddedPicture(id, EmbeddedPicture.COVER) : null);
  }

  private static List<Silence> silences(List<Long> times) {
    List<Silence> silences = new ArrayList<>();
    for (int i = 0; i + 1 < times.size(); i += 2) {
      silences.add(new Silence(times.get(i), times.get(i + 1)));
    }
    return silences;
  }

  public Optional<ChapterList> chapterList(EpisodeId id) {
    return database.read(handle -> handle
        .createQuery("SELECT url, fetched_at, chapters FROM chapter_list WHERE episode_id = :id")
        .bind("id", id.value())
        .map((row, context) -> new ChapterList(
            row.getString("url"), Columns.instantOf(row, "fetched_at"), Json.list(row.getString("chapters"), CHAPTERS)))
        .findOne());
  }

  public void saveChapterList(EpisodeId id, ChapterList list) {
    database.writeUnsynced(handle -> handle.execute("""
        INSERT OR REPLACE INTO chapter_list (episode_id, url, fetched_at, chapters)
        SELECT id, ?, ?, ? FROM episode WHERE id = ?
        """, list.url(), list.fetchedAt().toEpochMilli(), Json.list(list.chapters()), id.value()));
  }
}
