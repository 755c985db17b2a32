package app.earmark.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.earmark.audio.NativeAudio.Loading;
import app.earmark.audio.Natives;
import app.earmark.model.EmbeddedPicture;
import app.earmark.model.EpisodeFilter;
import app.earmark.model.EpisodeId;
import app.earmark.model.EpisodeRow;
import app.earmark.model.SoundProfile;
import app.earmark.store.LibraryStore;
import app.earmark.testing.Await;
import app.earmark.testing.SoundFiles;
import app.earmark.testing.TestLibrary;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnalysisTest {

  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir Path folder;

  private final Loading loading = new Loading.Loaded(Natives.library());
  private final ExecutorService thread = Executors.newSingleThreadExecutor();
  private LibraryStore store;
  private Library library;
  private Analysis analysis;
  private List<EpisodeId> episodes;

  @BeforeEach
  void open() {
    store = TestLibrary.open(folder);
    library = new Library(store, InstantSource.fixed(NOW));
    TestLibrary.add(store, "Show", List.of(TestLibrary.item(1, NOW).build(), TestLibrary.item(2, NOW).build()), NOW);
    episodes = store.episodes().window(EpisodeFilter.EVERYTHING, 0, 10).stream().map(EpisodeRow::id).toList();
    analysis = new Analysis(store, library, () -> loading, thread);
  }

  @AfterEach
  void close() {
    analysis.close();
    thread.shutdownNow();
    store.close();
  }

  private void download(EpisodeId id, String file, Instant at) throws IOException {
    store.downloads().enqueue(List.of(id), at);
    store.downloads().finish(id, file, Files.size(folder.resolve(file)), null, null, at);
  }

  private SoundProfile heard(EpisodeId id) {
    Await.until("the file was listened to", PATIENCE, () -> library.sound(id).isPresent());
    return library.sound(id).orElseThrow();
  }

  @Test
  void listensToWhatWasDownloadedBeforeAndToWhatComes() throws IOException {
    SoundFiles.wav(folder.resolve("one.wav"), 4, SoundFiles.tone(1_000));
    SoundFiles.wav(folder.resolve("two.wav"), 2, t -> t < 1 ? 0 : 0.1 * Math.sin(2 * Math.PI * 1_000 * t));
    download(episodes.get(0), "one.wav", NOW);
    analysis.start();
    SoundProfile one = heard(episodes.get(0));
    assertThat(one.durationMs()).isEqualTo(4_000);
    assertThat(one.loudnessLufs()).isCloseTo(-9.0, within(0.3));
    assertThat(one.truePeak()).isCloseTo(0.5, within(0.01));
    assertThat(one.waveform()).hasSize(400);
    assertThat(library.episode(episodes.get(0)).orElseThrow().row().durationMs()).isEqualTo(4_000);

    download(episodes.get(1), "two.wav", NOW);
    library.changed(Set.of(), Set.of(episodes.get(1)));
    assertThat(heard(episodes.get(1)).silences()).containsExactly(new SoundProfile.Silence(0, 1_000));
  }

  @Test
  void anotherFileIsListenedToAnew() throws IOException {
    SoundFiles.wav(folder.resolve("one.wav"), 4, SoundFiles.tone(1_000));
    SoundFiles.wav(folder.resolve("two.wav"), 2, SoundFiles.tone(1_000));
    EpisodeId id = episodes.getFirst();
    download(id, "one.wav", NOW);
    analysis.start();
    heard(id);
    store.downloads().remove(id);
    library.changed(Set.of(), Set.of(id));
    assertThat(library.sound(id)).isPresent();
    download(id, "two.wav", NOW.plusSeconds(60));
    library.changed(Set.of(), Set.of(id));
    Await.until("the new file was listened to", PATIENCE,
        () -> Long.valueOf(2_000).equals(library.sound(id).orElseThrow().durationMs()));
  }

  @Test
  void picturesOutliveTheFileAndAreKeptOnce() throws Exception {
    BufferedImage image = new BufferedImage(4, 4, BufferedImage.TYPE_INT_RGB);
    Path cover = folder.resolve("cover.png");
    ImageIO.write(image, "png", cover.toFile());
    Path wav = SoundFiles.wav(folder.resolve("one.wav"), 1, SoundFiles.tone(1_000));
    for (int i = 0; i < 2; i++) {
      SoundFiles.run(List.of("lame", "--quiet", "--ti", cover.toString(), wav.toString(),
          folder.resolve(i + ".mp3").toString()));
      download(episodes.get(i), i + ".mp3", NOW);
    }
    analysis.start();
    FilePictures pictures = new FilePictures(store, library, () -> new Loading.Missing("not asked"));
    for (EpisodeId id : episodes) {
      heard(id);
      assertThat(pictures.bytes(new EmbeddedPicture(id, EmbeddedPicture.COVER))).contains(Files.readAllBytes(cover));
    }
    store.downloads().remove(episodes.getFirst());
    Files.delete(folder.resolve("0.mp3"));
    assertThat(pictures.bytes(new EmbeddedPicture(episodes.getFirst(), EmbeddedPicture.COVER))).isPresent();
    assertThat(pictures.bytes(new EmbeddedPicture(episodes.getFirst(), 0))).isEmpty();

    store.filePictures().save(episodes.getFirst(), Map.of(0, new byte[] {1, 2, 3}));
    assertThat(pictures.bytes(new EmbeddedPicture(episodes.getFirst(), EmbeddedPicture.COVER))).isEmpty();
    assertThat(pictures.bytes(new EmbeddedPicture(episodes.getLast(), EmbeddedPicture.COVER))).isPresent();
  }

  @Test
  void whatIsNoSoundIsTriedOnce() throws IOException {
    Files.writeString(folder.resolve("page.mp3"), "<html>".repeat(1_000));
    EpisodeId id = episodes.getFirst();
    download(id, "page.mp3", NOW);
    assertThat(store.sounds().unheard()).hasSize(1);
    analysis.start();
    Await.until("it was noted", PATIENCE, () -> store.sounds().unheard().isEmpty());
    assertThat(library.sound(id)).isEmpty();
  }

  @Test
  void standsStillWhileItIsInTheWay() throws Exception {
    SoundFiles.wav(folder.resolve("one.wav"), 4, SoundFiles.tone(1_000));
    download(episodes.getFirst(), "one.wav", NOW);
    analysis.giveWay(true);
    analysis.start();
    // Whatever the thread is given later waits behind the file.
    var behind = thread.submit(() -> { });
    assertThat(library.sound(episodes.getFirst())).isEmpty();
    assertThat(behind.isDone()).isFalse();
    analysis.giveWay(false);
    heard(episodes.getFirst());
  }
}
