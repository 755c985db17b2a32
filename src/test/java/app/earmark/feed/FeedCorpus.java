package app.earmark.feed;

import app.earmark.testing.Corpus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.opentest4j.TestAbortedException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The feeds of the published test material. */
final class FeedCorpus {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  boolean isThere() {
    try {
      Corpus.path("podcast-namespace");
      return true;
    } catch (TestAbortedException e) {
      return false;
    }
  }

  byte[] bytes(String name) {
    try {
      return Files.readAllBytes(Corpus.path(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Every file below a folder whose name ends so, in order. */
  List<String> files(String below, String... endings) {
    Path root = Corpus.path(".");
    try (Stream<Path> walk = Files.walk(Corpus.path(below))) {
      return walk.filter(Files::isRegularFile).map(file -> root.relativize(file).toString().replace("./", ""))
          .map(name -> name.startsWith("/") ? name.substring(1) : name)
          .filter(name -> Stream.of(endings).anyMatch(name::endsWith)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  JsonNode json(String name) {
    return JSON.readTree(bytes(name));
  }

  /** One JSON document a line. */
  List<JsonNode> lines(String name) {
    try {
      return Files.readAllLines(Corpus.path(name)).stream().filter(line ->
          !line.isBlank()).map(JSON::readTree).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
