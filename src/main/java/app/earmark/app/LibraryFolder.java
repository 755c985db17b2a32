package app.earmark.app;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the library is: {@code --library}, else the variable {@code EARMARK_LIBRARY}, else the platform's folder for
 * data of a program (XDG Base Directory Specification 0.8; {@code ~/Library/Application Support} on macOS;
 * {@code %APPDATA%} on Windows). Pure.
 *
 * @param environment the variables of the process
 * @param system {@code os.name}
 * @param home the user's home folder
 */
record LibraryFolder(Map<String, String> environment, String system, Path home) {

  static final String VARIABLE = "EARMARK_LIBRARY";

  LibraryFolder {
    environment = Map.copyOf(environment);
  }

  static LibraryFolder ofProcess() {
    return new LibraryFolder(
        System.getenv(), System.getProperty("os.name", ""), Path.of(System.getProperty("user.home", "")));
  }

  /**
   * The folder, absolute; it need not exist yet.
   *
   * @param asked what was given on the command line
   * @param workingFolder what a relative path is relative to
   */
  Path resolve(@Nullable String asked, Path workingFolder) {
    String named = asked == null || asked.isEmpty() ? environment.get(VARIABLE) : asked;
    Path folder = named == null || named.isEmpty() ? usual() : workingFolder.resolve(named);
    return folder.toAbsolutePath().normalize();
  }

  /** The folder for what the program remembers of this computer rather than of a library; it need not exist yet. */
  Path state() {
    String name = system.toLowerCase(Locale.ROOT);
    if (name.startsWith("windows") || name.startsWith("mac")) {
      return usual();
    }
    String state = environment.get("XDG_STATE_HOME");
    Path base = state == null || !state.startsWith("/") ? home.resolve(".local/state") : Path.of(state);
    return base.resolve("earmark");
  }

  private Path usual() {
    String name = system.toLowerCase(Locale.ROOT);
    if (name.startsWith("windows")) {
      String data = environment.get("APPDATA");
      return (data == null || data.isEmpty() ? home.resolve("AppData/Roaming") : Path.of(data)).resolve("Earmark");
    }
    if (name.startsWith("mac")) {
      return home.resolve("Library/Application Support/Earmark");
    }
    String data = environment.get("XDG_DATA_HOME");
    // The specification: a relative path in it is invalid and to be ignored.
    Path base = data == null || !data.startsWith("/") ? home.resolve(".local/share") : Path.of(data);
    return base.resolve("earmark");
  }
}
