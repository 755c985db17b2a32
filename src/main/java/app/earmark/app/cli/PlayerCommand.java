package app.earmark.app.cli;

import app.earmark.model.EpisodeId;
import app.earmark.model.EpisodeRow;
import app.earmark.model.PlaybackState;
import app.earmark.model.PlaybackState.Phase;
import app.earmark.playback.PlaybackSession;
import app.earmark.util.Subscription;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What the player of the open window is told from the command line. */
abstract sealed class PlayerCommand implements LibraryCommand {

  /** For a file to be opened, or enough of a download to arrive. */
  private static final int PATIENCE_SECONDS = 60;

  final CommandContext context;

  private PlayerCommand(CommandContext context) {
    this.context = context;
  }

  /** Plays an episode; opens the window where there is none. */
  @Command(name = "play")
  static final class Play extends PlayerCommand {

    @Parameters(index = "0", paramLabel = "ID", descriptionKey = "cli.download.id")
    private long id;

    @Option(names = "--at", paramLabel = "MILLIS", descriptionKey = "cli.play.at")
    private @Nullable Long at;

    @Option(names = "--speed", paramLabel = "X", descriptionKey = "cli.play.speed")
    private @Nullable Double speed;

    Play(CommandContext context) {
      super(context);
    }

    @Override
    public boolean needsWindow() {
      return true;
    }

    @Override
    public Ending run(LibraryServices services) throws InterruptedException {
      EpisodeId episode = new EpisodeId(id);
      if (services.library().episode(episode).isEmpty()) {
        context.say("cli.no-such-episode", episode.toString());
        return Ending.of(false);
      }
      PlaybackSession player = playerOfWindow(services);
      if (player == null) {
        return Ending.of(false);
      }
      if (at != null) {
        player.playAt(episode, at);
      } else {
        player.play(episode);
      }
      if (speed != null) {
        player.setSpeed(speed);
      }
      PlaybackState state = await(player, now -> {
        EpisodeRow row = now.episode();
        return row != null && row.id().equals(episode)
            && (now.phase() == Phase.PLAYING || now.phase() == Phase.ENDED || now.phase() == Phase.FAILED);
      });
      if (state == null || state.phase() == Phase.FAILED) {
        if (state != null && state.problem() != null) {
          context.say(state.problem());
        } else {
          context.say("cli.play.waits");
        }
        return Ending.of(false);
      }
      return Ending.of(true);
    }

    private static @Nullable PlaybackState await(PlaybackSession player, Predicate<PlaybackState> reached)
        throws InterruptedException {
      CompletableFuture<PlaybackState> there = new CompletableFuture<>();
      // The first state told may be that of a failure before this command.
      PlaybackState before = player.state().get();
      try (Subscription _ = player.state().subscribe(now -> {
        if (!now.equals(before) && reached.test(now)) {
          there.complete(now);
        }
      })) {
        if (before.phase() == Phase.PLAYING && reached.test(before)) {
          return before;
        }
        return there.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      } catch (ExecutionException | TimeoutException e) {
        return null;
      }
    }
  }

  /** What the desktop's menu asks for; without a window it opens one and goes on with what was heard last. */
  @Command(name = "toggle")
  static final class Toggle extends PlayerCommand {

    Toggle(CommandContext context) {
      super(context);
    }

    @Override
    public boolean needsWindow() {
      return true;
    }

    @Override
    public Ending run(LibraryServices services) throws InterruptedException {
      PlaybackSession player = playerOfWindow(services);
      if (player == null) {
        return Ending.of(false);
      }
      // What was heard last may still be on its way back: the player does one thing after the other.
      player.toggle();
      return Ending.of(true);
    }
  }

  /** Pauses. */
  @Command(name = "pause")
  static final class Pause extends PlayerCommand {

    Pause(CommandContext context) {
      super(context);
    }

    @Override
    public Ending run(LibraryServices services) {
      return loaded(services).map(player -> {
        player.pause();
        return Ending.of(true);
      }).orElseGet(() -> nothing());
    }
  }

  /** Goes to a place. */
  @Command(name = "seek")
  static final class Seek extends PlayerCommand {

    @Parameters(index = "0", paramLabel = "MILLIS", descriptionKey = "cli.position.millis")
    private long millis;

    Seek(CommandContext context) {
      super(context);
    }

    @Override
    public Ending run(LibraryServices services) {
      if (millis < 0) {
        context.say("cli.position.negative");
        return new Ending.Ended(Ending.WRONG_USAGE);
      }
      return loaded(services).map(player -> {
        player.seek(millis);
        return Ending.of(true);
      }).orElseGet(() -> nothing());
    }
  }

  /** Tells what the player does; without a window it does nothing. */
  @Command(name = "status")
  static final class Status extends PlayerCommand {

    @Option(names = "--json", descriptionKey = "cli.option.json")
    private boolean json;

    Status(CommandContext context) {
      super(context);
    }

    @Override
    public Ending run(LibraryServices services) {
      PlaybackSession player = services.player().getNow(null);
      PlaybackState state = player == null ? PlaybackState.NOTHING : player.state().get();
      EpisodeRow row = state.episode();
      String word = state.phase().name().toLowerCase(Locale.ROOT);
      if (json) {
        context.terminal().json(Json.object()
            .put("id", row == null ? null : (Long) row.id().value())
            .put("state", word)
            .put("positionMs", row == null ? null : (Long) state.positionMs())
            .put("durationMs", state.durationMs())
            .put("speed", state.speed())
            .put("volume", state.volume())
            .node());
      } else if (row == null) {
        context.line("cli.status.nothing");
      } else {
        context.line("cli.status.line", row.id().toString(), row.title(), word, time(state.positionMs()),
            state.durationMs() == null ? "-" : time(state.durationMs()), state.speed());
      }
      return Ending.of(true);
    }

    private static String time(long ms) {
      long seconds = ms / 1_000;
      return String.format(Locale.ROOT, "%d:%02d:%02d", seconds / 3_600, seconds / 60 % 60, seconds % 60);
    }
  }

  /** That of the window, once it is there; where it does not come, that is said. */
  @Nullable PlaybackSession playerOfWindow(LibraryServices services) throws InterruptedException {
    try {
      return services.player().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      context.say("cli.no-window");
      return null;
    }
  }

  Optional<PlaybackSession> loaded(LibraryServices services) {
    return Optional.ofNullable(services.player().getNow(null))
        .filter(player -> player.state().get().episode() != null);
  }

  Ending nothing() {
    context.say("cli.status.nothing");
    return Ending.of(false);
  }
}
