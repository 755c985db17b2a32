package app.earmark.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** gPodder's command line with a home of its own, where it is installed. */
final class GPodder {

  private final Path home;
  private final Path log;

  GPodder(Path home, Path log) {
    this.home = home;
    this.log = log;
    // It keeps 200 episodes of a feed otherwise, and so would have less to do.
    run("set", "limit.episodes", "100000");
  }

  static boolean isInstalled() {
    return Spawned.run(Path.of("/dev/null"), List.of("which", "gpo")).status() == 0;
  }

  /** Seconds from the program's start to its end. */
  double run(String... arguments) {
    List<String> command = new ArrayList<>(List.of("gpo"));
    command.addAll(List.of(arguments));
    return Spawned.run(log, Map.of("GPODDER_HOME", home.toString()), command).seconds();
  }
}
