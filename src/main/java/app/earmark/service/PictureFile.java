package app.earmark.service;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts the picture of what plays into a file of its own, for other programs. Blocks; one thread at a time. */
public final class PictureFile {

  private static final Logger LOG = LoggerFactory.getLogger(PictureFile.class);

  private final Path folder;
  private final Function<String, Optional<byte[]>> fetch;

  /**
   * @param folder of this alone: earlier pictures in it are deleted
   * @param fetch the bytes of a picture
   */
  public PictureFile(Path folder, Function<String, Optional<byte[]>> fetch) {
    this.folder = folder;
    this.fetch = fetch;
  }

  /** The file with the picture of this address; empty where it cannot be had. */
  public synchronized Optional<URI> of(String url) {
    Optional<byte[]> bytes = fetch.apply(url);
    if (bytes.isEmpty()) {
      return Optional.empty();
    }
    // The name changes with the address, or the system's controls would go on showing the picture before.
    String name = UUID.nameUUIDFromBytes(url.getBytes(StandardCharsets.UTF_8)) + ending(bytes.get());
    Path file = folder.resolve(name).toAbsolutePath();
    try {
      Files.createDirectories(folder);
      deleteOthers(name);
      Path part = folder.resolve(name + ".part");
      Files.write(part, bytes.get());
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
      return Optional.of(file.toUri());
    } catch (IOException e) {
      LOG.info("The picture of what plays cannot be written: {}", e.toString());
      return Optional.empty();
    }
  }

  private void deleteOthers(String name) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        if (!file.getFileName().toString().equals(name)) {
          Files.deleteIfExists(file);
        }
      }
    }
  }

  /** Some programs go by the name alone. */
  private static String ending(byte[] bytes) {
    String start = HexFormat.of().formatHex(bytes, 0, Math.min(4, bytes.length));
    return switch (start) {
      case "89504e47" -> ".png";
      case "52494646" -> ".webp";
      case "47494638" -> ".gif";
      default -> ".jpg";
    };
  }
}
