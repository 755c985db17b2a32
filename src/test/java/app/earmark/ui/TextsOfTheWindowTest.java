package app.earmark.ui;

import static org.assertj.core.api.Assertions.assertThat;

import app.earmark.model.DirectoryPodcast;
import app.earmark.model.FeedDiagnostic;
import app.earmark.ui.main.KeyGroups;
import app.earmark.util.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every word that the window asks for is there, and none is there for nobody. */
class TextsOfTheWindowTest {

  private static final Pattern KEY = Pattern.compile("\"((?:window|page)\\.[a-z0-9.-]+)\"");

  /** What the window remembers, not what it says. */
  private static final Set<String> SETTINGS = Set.of("window.bounds", "window.page", "window.scroll");

  private final Texts texts = new Texts(Locale.UK);

  private static Set<String> used() throws IOException {
    Set<String> used = new TreeSet<>();
    try (Stream<Path> files = Files.walk(Path.of("src/main/java/app/earmark/ui"))) {
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        KEY.matcher(Files.readString(file)).results().map(found -> found.group(1)).forEach(used::add);
      }
    }
    used.removeAll(SETTINGS);
    for (FeedDiagnostic.Kind kind : FeedDiagnostic.Kind.values()) {
      used.add("page.podcast.finding." + kind.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }
    for (DirectoryPodcast.Directory directory : DirectoryPodcast.Directory.values()) {
      used.add("page.discover." + directory.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }
    KeyGroups.words().forEach(used::add);
    return used;
  }

  @Test
  void eachIsThere() throws IOException {
    for (String key : used()) {
      if (key.endsWith(".")) {
        continue;
      }
      assertThat(texts.get(key, 1, 2, 3)).as(key).isNotBlank();
    }
  }

  @Test
  void noneIsThereForNobody() throws IOException {
    Set<String> there = new TreeSet<>(ResourceBundle.getBundle("app.earmark.texts").keySet());
    there.removeIf(key -> !key.startsWith("window.") && !key.startsWith("page."));
    Set<String> used = used();
    there.removeAll(used);
    // One toast says the same of several episodes; a key that ends with a dot is put together with a name.
    there.removeIf(key -> key.endsWith("-many") && used.contains(key.substring(0, key.length() - "-many".length())));
    there.removeIf(key -> used.stream().anyMatch(prefix -> prefix.endsWith(".") && key.startsWith(prefix)));

    assertThat(there).isEmpty();
  }
}
