package app.earmark.service;

import app.earmark.audio.Inspection;
import app.earmark.audio.Inspector;
import app.earmark.audio.NativeAudio.Loading;
import app.earmark.model.Enclosure;
import app.earmark.model.ParsedItem;
import app.earmark.model.Podcast;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.jsoup.nodes.Entities;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A file of the listener's own, read as the item of a feed would be. Blocking; any thread. */
final class OwnSound {

  private static final Logger LOG = LoggerFactory.getLogger(OwnSound.class);

  private static final Set<String> ENDINGS = Set.of("mp3", "mp2", "m4a", "m4b", "mp4", "aac", "ogg", "oga", "opus",
      "flac", "wav", "aif", "aiff", "aifc", "wma", "mka", "webm");

  /** A folder of a whole disk is nothing that somebody wants to hear. */
  private static final int DEEPEST = 4;

  private static final int MOST = 1_000;

  /** So much of the beginning and of the end tells two files apart. */
  private static final int TELLING_BYTES = 1 << 18;

  private static final Pattern NUMBER = Pattern.compile("\\d+");

  private OwnSound() {}

  /** The sound files among these and in folders among these, as a file manager sorts them. */
  static List<Path> in(Collection<Path> dropped) {
    List<Path> found = new ArrayList<>();
    for (Path one : dropped) {
      try (Stream<Path> inside = Files.walk(one, DEEPEST, FileVisitOption.FOLLOW_LINKS)) {
        inside.filter(file -> ENDINGS.contains(ending(file)) && Files.isRegularFile(file))
            .limit(MOST).forEach(found::add);
      } catch (IOException | RuntimeException e) {
        LOG.info("{} cannot be looked through: {}", one, e.toString());
      }
    }
    return found.stream().distinct().sorted(Comparator.comparing(OwnSound::sortKey)).limit(MOST).toList();
  }

  /** Part 2 stands before part 10. */
  private static String sortKey(Path file) {
    return NUMBER.matcher(file.toString().toLowerCase(Locale.ROOT))
        .replaceAll(number -> "0".repeat(Math.max(0, 12 - number.group().length())) + number.group());
  }

  static String ending(Path file) {
    String name = name(file);
    return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }

  private static String name(Path file) {
    Path last = file.getFileName();
    return last == null ? "" : last.toString();
  }

  /** What tells the file from all others, wherever it lies and whatever it is called. */
  static String guid(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      long size = channel.size();
      digest.update(read(channel, 0));
      digest.update(read(channel, Math.max(0, size - TELLING_BYTES)));
      return size + "-" + HexFormat.of().formatHex(digest.digest(), 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static ByteBuffer read(FileChannel channel, long from) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(TELLING_BYTES);
    int got = 1;
    while (got > 0 && bytes.hasRemaining()) {
      got = channel.read(bytes, from + bytes.position());
    }
    return bytes.flip();
  }

  /**
   * The item that stands for the file.
   *
   * @return empty where nothing is to be heard in it
   */
  static Optional<ParsedItem> item(Path file, String guid, Supplier<Loading> loading, Instant now)
      throws IOException {
    ParsedItem.Builder item = ParsedItem.at(0).guid(guid).published(now)
        .enclosure(new Enclosure(Podcast.OWN_FILES + "/" + guid + "." + ending(file), null, Files.size(file)));
    String name = name(file);
    String title = name.substring(0, name.length() - ending(file).length() - 1).replace('_', ' ').strip();
    if (!(loading.get() instanceof Loading.Loaded(var ffmpeg))) {
      return Optional.of(item.title(title).build());
    }
    return switch (new Inspector(ffmpeg).head(file)) {
      case Inspector.Inspecting.Done(Inspection inspection) -> Optional.of(item
          .title(inspection.title() == null || inspection.title().isBlank() ? title : inspection.title().strip())
          .duration(inspection.durationMs() == null ? null : Duration.ofMillis(inspection.durationMs()))
          .notes(notes(inspection))
          .build());
      case Inspector.Inspecting.NotPlayable(String detail) -> {
        LOG.info("{} cannot be played: {}", file, detail);
        yield Optional.empty();
      }
      case Inspector.Inspecting.CannotRead(String detail) -> throw new IOException(detail);
      case Inspector.Inspecting.Cancelled() -> throw new IOException("interrupted");
    };
  }

  /** What its tags say beyond the title. */
  private static String notes(Inspection inspection) {
    StringBuilder notes = new StringBuilder();
    List<String> from = Stream.of("artist", "album")
        .map(tag -> inspection.tags().getOrDefault(tag, "").strip()).filter(tag -> !tag.isEmpty()).distinct().toList();
    add(notes, from.isEmpty() ? null : String.join(" · ", from));
    String comment = inspection.tags().get("comment");
    add(notes, comment == null ? inspection.tags().get("description") : comment);
    return notes.toString();
  }

  private static void add(StringBuilder notes, @Nullable String text) {
    if (text != null && !text.isBlank()) {
      notes.append("<p>").append(Entities.escape(text.strip()).replace("\n", "<br>")).append("</p>");
    }
  }
}
