package app.earmark.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PictureFileTest {

  @TempDir Path folder;

  @Test
  void holdsOnePictureAtATimeUnderANameOfItsOwn() throws Exception {
    byte[] png = {(byte) 0x89, 'P', 'N', 'G', 1};
    byte[] jpeg = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, 2};
    Map<String, byte[]> web = Map.of("https://a.example/1", png, "https://a.example/2", jpeg);
    PictureFile file = new PictureFile(folder.resolve("now"), url -> Optional.ofNullable(web.get(url)));

    URI first = file.of("https://a.example/1").orElseThrow();
    assertThat(first.toString()).startsWith("file:/").endsWith(".png");
    assertThat(Files.readAllBytes(Path.of(first))).isEqualTo(png);
    assertThat(file.of("https://a.example/1")).contains(first);
    URI second = file.of("https://a.example/2").orElseThrow();
    assertThat(second).isNotEqualTo(first);
    assertThat(Files.readAllBytes(Path.of(second))).isEqualTo(jpeg);
    try (Stream<Path> files = Files.list(folder.resolve("now"))) {
      assertThat(files).containsExactly(Path.of(second));
    }
    assertThat(file.of("https://a.example/3")).isEmpty();
  }
}
