package app.earmark.store;

import static org.assertj.core.api.Assertions.assertThat;

import app.earmark.model.DownloadState;
import app.earmark.model.EpisodeFilter;
import app.earmark.model.EpisodeRow;
import app.earmark.model.PlayState;
import app.earmark.model.Podcast;
import app.earmark.testing.TestLibrary;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Statement;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A library of each earlier schema, with what listeners had in it, opened by this program: nothing is lost. */
class EarlierLibrariesTest {

  @TempDir
  Path folder;

  static IntStream schemas() {
    return IntStream.range(1, Migrations.VERSION);
  }

  @ParameterizedTest
  @MethodSource("schemas")
  void nothingIsLost(int schema) throws Exception {
    try (Handle handle = Database.making(folder.resolve("library.db"))) {
      Migrations.create(handle, schema);
      fill(handle, "library-of-schema-1.sql");
      if (schema >= 2) {
        fill(handle, "library-of-schema-2.sql");
      }
    }
    try (LibraryStore store = TestLibrary.open(folder)) {
      assertThat(store.integrity()).isEmpty();
      List<Podcast> podcasts = store.podcasts().all();
      assertThat(podcasts).extracting(Podcast::title).containsExactly("Career");
      var episodes = store.episodes().window(EpisodeFilter.EVERYTHING, 0, 10).stream()
          .collect(Collectors.toMap(EpisodeRow::title, Function.identity()));
      assertThat(episodes).containsOnlyKeys("Played", "Started", "New");
      assertThat(episodes.get("Played").playState()).isEqualTo(PlayState.PLAYED);
      assertThat(episodes.get("Started").positionMs()).isEqualTo(61_000);
      assertThat(episodes.get("Started").download()).isInstanceOfSatisfying(DownloadState.Done.class,
          done -> assertThat(done.file()).isEqualTo("episodes/Career/Started.mp3"));
      assertThat(store.downloads().queue()).hasSize(1);
      assertThat(store.settings().get("playback.speed")).contains("1.5");
      assertThat(store.folders().all().getOrDefault(podcasts.getFirst().id(), List.of()))
          .isEqualTo(schema >= 2 ? List.of("Work") : List.of());
    }
    assertThat(folder.resolve("backups/library-before-schema-" + (schema + 1) + ".db")).exists();
  }

  private static void fill(Handle handle, String file) throws Exception {
    try (InputStream in = EarlierLibrariesTest.class.getResourceAsStream(file);
        Statement statement = handle.getConnection().createStatement()) {
      statement.executeUpdate(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
  }
}
