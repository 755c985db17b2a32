package app.earmark.app.cli;

import app.earmark.audio.Inspection;
import app.earmark.audio.Inspector;
import app.earmark.audio.Inspector.Inspecting;
import app.earmark.audio.NativeAudio.Loading;
import app.earmark.audio.SoundAnalysis;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Listens to audio files and tells what is in them: a line for each, also for one that cannot be read. */
@Command(name = "inspect")
final class InspectCommand implements FreeCommand {

  private final CommandContext context;
  private final Supplier<Loading> loading;

  @Parameters(arity = "1..*", paramLabel = "FILE", descriptionKey = "cli.inspect.file")
  private List<String> files = List.of();

  @Option(names = "--json", descriptionKey = "cli.option.json")
  private boolean json;

  /**
   * @param loading loads FFmpeg
   */
  InspectCommand(CommandContext context, Supplier<Loading> loading) {
    this.context = context;
    this.loading = loading;
  }

  @Override
  public int run() {
    return switch (loading.get()) {
      case Loading.Missing(String reason) -> {
        context.say("cli.inspect.no-library", reason);
        yield Ending.NOT_DONE;
      }
      case Loading.Loaded(var library) -> {
        Inspector inspector = new Inspector(library);
        boolean allDone = true;
        for (String file : files) {
          allDone &= inspect(inspector, file);
        }
        yield allDone ? Ending.DONE : Ending.NOT_DONE;
      }
    };
  }

  private boolean inspect(Inspector inspector, String file) {
    Path path = context.terminal().folder().resolve(file);
    return switch (inspector.whole(path)) {
      case Inspecting.Done(Inspection found) -> {
        print(file, found);
        yield true;
      }
      case Inspecting.NotPlayable _ -> refuse(file, "cli.inspect.not-playable");
      case Inspecting.CannotRead _ -> refuse(file, "cli.inspect.cannot-read");
      case Inspecting.Cancelled _ -> false;
    };
  }

  private boolean refuse(String file, String reason) {
    context.say(reason, file);
    if (json) {
      print(file, null);
    }
    return false;
  }

  private void print(String file, @Nullable Inspection found) {
    SoundAnalysis sound = found == null ? null : found.sound();
    if (json) {
      context.terminal().json(Json.object()
          .put("file", file)
          .put("durationMs", found == null ? null : found.durationMs())
          .put("codec", found == null ? null : found.codec())
          .put("sampleRate", found == null ? null : (Integer) found.sampleRate())
          .put("channels", found == null ? null : (Integer) found.channels())
          .put("title", found == null ? null : found.title())
          .put("chapters", found == null ? List.of() : found.chapters().stream().map(InspectCommand::chapter).toList())
          .put("pictures", found == null ? null : (Integer) found.pictures().size())
          .put("loudnessLufs", sound == null ? null : sound.loudnessLufs())
          .node());
    } else if (found != null) {
      Double loudness = sound == null ? null : sound.loudnessLufs();
      context.line("cli.inspect.line", file, found.title() == null ? "-" : found.title(), found.codec(),
          Integer.toString(found.sampleRate()), found.channels(),
          found.durationMs() == null ? "-" : String.format(Locale.ROOT, "%.1f", found.durationMs() / 1_000.0),
          loudness == null ? "-" : String.format(Locale.ROOT, "%.1f", loudness), found.chapters().size());
    }
  }

  private static Json chapter(Inspection.Chapter chapter) {
    Inspection.Picture picture = chapter.picture();
    return Json.object()
        .put("startMs", (Long) chapter.startMs())
        .put("endMs", chapter.endMs())
        .put("title", chapter.title())
        .put("url", chapter.url())
        .put("image", picture == null ? null : "embedded:" + picture.type());
  }
}
