package app.earmark.service;

import app.earmark.model.Enclosure;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How files of a media type are named. Pure functions. */
final class AudioFileType {

  /** What a file of a type may be called; the first one is what Earmark calls it. */
  private static final Map<String, List<String>> EXTENSIONS = Map.ofEntries(
      Map.entry("audio/mpeg", List.of("mp3", "mp2")),
      Map.entry("audio/mp4", List.of("m4a", "m4b", "mp4", "m4v", "mov")),
      Map.entry("audio/aac", List.of("aac")),
      Map.entry("audio/ogg", List.of("ogg", "oga", "ogv", "opus")),
      Map.entry("audio/opus", List.of("opus", "ogg", "oga")),
      Map.entry("audio/flac", List.of("flac")),
      Map.entry("audio/wav", List.of("wav")),
      Map.entry("audio/aiff", List.of("aiff", "aif", "aifc")),
      Map.entry("audio/webm", List.of("webm", "mka", "mkv")),
      Map.entry("audio/x-matroska", List.of("mka", "mkv", "webm")),
      Map.entry("audio/x-ms-wma", List.of("wma")),
      Map.entry("audio/x-caf", List.of("caf")),
      Map.entry("video/mp4", List.of("mp4", "m4v", "mov", "m4a", "m4b")),
      Map.entry("video/quicktime", List.of("mov", "mp4", "m4v")),
      Map.entry("video/webm", List.of("webm", "mkv")),
      Map.entry("video/ogg", List.of("ogv", "ogg")));

  /** Other names that feeds give to these types. */
  private static final Map<String, String> ALIASES = Map.ofEntries(
      Map.entry("audio/mp3", "audio/mpeg"), Map.entry("audio/m4a", "audio/mp4"), Map.entry("audio/x-m4a", "audio/mp4"),
      Map.entry("audio/aacp", "audio/aac"), Map.entry("application/ogg", "audio/ogg"),
      Map.entry("audio/vorbis", "audio/ogg"), Map.entry("audio/x-flac", "audio/flac"),
      Map.entry("audio/x-wav", "audio/wav"), Map.entry("audio/wave", "audio/wav"),
      Map.entry("audio/x-aiff", "audio/aiff"), Map.entry("video/x-m4v", "video/mp4"));

  private AudioFileType() {}

  /** From the address, else from the announced type, else that of most podcasts. */
  static String extension(Enclosure enclosure) {
    String path = pathOf(enclosure.url());
    int dot = path.lastIndexOf('.');
    if (dot > path.lastIndexOf('/')) {
      String ending = path.substring(dot + 1).toLowerCase(Locale.ROOT);
      if (EXTENSIONS.values().stream().anyMatch(names -> names.contains(ending))) {
        return ending;
      }
    }
    String type = bare(enclosure.type());
    return type.equals("audio/x-m4b") ? "m4b" : EXTENSIONS.getOrDefault(type, List.of("mp3")).getFirst();
  }

  /** How a file of this type is to be called that is called so now: as it is, unless that is wrong. */
  static String corrected(String extension, @Nullable String type) {
    List<String> right = EXTENSIONS.getOrDefault(bare(type), List.of());
    return right.isEmpty() || right.contains(extension) ? extension : right.getFirst();
  }

  private static String pathOf(String url) {
    try {
      String path = URI.create(url).getPath();
      return path == null ? "" : path;
    } catch (IllegalArgumentException e) {
      return url.replaceFirst("[?#].*", "");
    }
  }

  /** Without parameters such as {@code ; charset=binary}, by its usual name. */
  private static String bare(@Nullable String type) {
    String name = type == null ? "" : type.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT);
    return ALIASES.getOrDefault(name, name);
  }
}
