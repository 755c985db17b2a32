package app.earmark.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.earmark.audio.NativeAudio.Loading;
import app.earmark.audio.Natives;
import app.earmark.testing.SoundFiles;
import app.earmark.util.Message;
import app.earmark.util.Texts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class InspectCommandTest {

  @TempDir Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private Loading loading = new Loading.Loaded(Natives.library());

  private int inspect(String... arguments) {
    FeedCheck none = (file, from) -> new FeedCheck.Reading.None(Message.of("cli.bug"));
    CommandLineParser parser = new CommandLineParser(new Texts(Locale.UK), "test", none, () -> loading);
    List<String> line = new ArrayList<>(List.of("inspect"));
    line.addAll(Arrays.asList(arguments));
    return switch (parser.parse(line, new Terminal(out, err, folder, false))) {
      case Request.Free free -> free.command().run();
      case Request other -> throw new AssertionError(other);
    };
  }

  @Test
  void printsALineForEachFileAlsoForThoseThatCannotBeRead() throws IOException {
    SoundFiles.wav(folder.resolve("tone.wav"), 2, SoundFiles.tone(1_000));
    Files.writeString(folder.resolve("page.mp3"), "<html>".repeat(200));
    assertThat(inspect("tone.wav", "page.mp3", "gone.mp3", "--json")).isEqualTo(Ending.NOT_DONE);
    List<JsonNode> lines = out.toString(StandardCharsets.UTF_8).lines().map(new JsonMapper()::readTree).toList();
    assertThat(lines).hasSize(3);
    assertThat(lines.getFirst().get("file").asString()).isEqualTo("tone.wav");
    assertThat(lines.getFirst().get("durationMs").asInt()).isEqualTo(2_000);
    assertThat(lines.getFirst().get("codec").asString()).isEqualTo("pcm_s16le");
    assertThat(lines.getFirst().get("sampleRate").asInt()).isEqualTo(SoundFiles.RATE);
    assertThat(lines.getFirst().get("loudnessLufs").asDouble()).isCloseTo(-9, within(0.3));
    assertThat(lines.getFirst().get("chapters").isEmpty()).isTrue();
    assertThat(lines.get(1).get("durationMs").isNull()).isTrue();
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("page.mp3").contains("gone.mp3");
  }

  @Test
  void saysWhyWhereTheLibraryIsMissing() {
    loading = new Loading.Missing("no such file");
    assertThat(inspect("tone.wav")).isEqualTo(Ending.NOT_DONE);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("no such file");
  }
}
