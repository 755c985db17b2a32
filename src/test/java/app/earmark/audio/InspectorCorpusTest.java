package app.earmark.audio;

import static org.assertj.core.api.Assertions.assertThat;

import app.earmark.audio.Inspector.Inspecting;
import app.earmark.testing.Corpus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Published audio files, whole and broken, against what independent readers say of them. */
class InspectorCorpusTest {

  /** Where the readers agree on something that no listener would. */
  private static final Set<String> ODD = Set.of(
      // MP3 behind 100 or 200 kB of noise, which they take for telephone speech (AMR).
      "100kB-garbage-prefix.mp3",
      "200kB-garbage-prefix.mp3",
      // 2.8 s of sound and then noise, which they reckon in.
      "bear-cbr-no-seek-table-trailing-garbage.mp3",
      // No byte, or one: FLAC for its name's sake.
      "empty_file.flac",
      "invalid_file.flac",
      // One frame, which the header says to leave out as the encoder's delay.
      "vbr_xing_header_short.mp3",
      // The first half second of a file whose header tells its true length of 222 s.
      "vbri.mp3",
      // A track with no channels and a rate of zero.
      "zero_value_properties.m4a");

  @Test
  void readsWhatIndependentReadersRead() throws IOException {
    Inspector inspector = new Inspector(Natives.library());
    JsonMapper json = new JsonMapper();
    List<String> wrong = new ArrayList<>();
    int judged = 0;
    for (String line : Files.readAllLines(Corpus.path("expected/audio.jsonl"))) {
      JsonNode expected = json.readTree(line);
      String name = expected.get("file").asString();
      Inspecting result = inspector.whole(Corpus.path(name));
      if (!expected.get("readable").asBoolean() || ODD.contains(Path.of(name).getFileName().toString())) {
        continue;
      }
      judged++;
      if (!(result instanceof Inspecting.Done done)) {
        wrong.add(name + " " + result);
        continue;
      }
      Inspection found = done.inspection();
      JsonNode seconds = expected.get("duration_s");
      if (!seconds.isNull()) {
        double difference = Math.abs(
            (found.durationMs() == null ? 0 : found.durationMs() / 1000.0) - seconds.asDouble());
        if (difference > Math.max(0.15, 0.02 * seconds.asDouble())) {
          wrong.add(name + " lasts " + found.durationMs() + " ms, expected " + seconds);
        }
      }
      JsonNode chapters = expected.get("chapters");
      if (!chapters.isNull()) {
        List<String> wanted = new ArrayList<>();
        chapters.forEach(c -> wanted.add(c.get("start_ms").asInt() + " " + c.get("title").asString()));
        List<String> got = found.chapters().stream().map(c -> c.startMs() + " " + c.title()).toList();
        if (!got.equals(wanted)) {
          wrong.add(name + " chapters " + got + ", expected " + wanted);
        }
      }
      JsonNode pictures = expected.get("pictures");
      if (!pictures.isNull() && pictures.asInt() != found.pictures().size()) {
        wrong.add(name + " pictures " + found.pictures().size() + ", expected " + pictures);
      }
      JsonNode title = expected.get("title");
      if (!title.isNull() && !title.asString().strip().equals(found.title())) {
        wrong.add(name + " title " + found.title() + ", expected " + title);
      }
      JsonNode codec = expected.get("codec");
      if (!codec.isNull() && !codec.asString().equals(found.codec())) {
        wrong.add(name + " codec " + found.codec() + ", expected " + codec);
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(judged).isGreaterThan(100);
  }

}
