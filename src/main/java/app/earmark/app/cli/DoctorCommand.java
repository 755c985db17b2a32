package app.earmark.app.cli;

import app.earmark.service.Repair;
import app.earmark.service.Symptom;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Looks for damage in the library and its files, and mends it if asked to. */
@Command(name = "doctor")
final class DoctorCommand implements LibraryCommand {

  private final CommandContext context;

  @Option(names = "--repair", descriptionKey = "cli.doctor.repair")
  private boolean repair;

  @Option(names = "--json", descriptionKey = "cli.option.json")
  private boolean json;

  /** Nobody had the library open, so its database was looked at before it was opened. */
  private boolean examined;

  private boolean isAllWell = true;

  DoctorCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Optional<Ending> prepare(Path folder) {
    examined = true;
    Repair mending = new Repair(folder);
    Optional<Symptom> damage = mending.examine();
    if (damage.isEmpty()) {
      return Optional.empty();
    }
    report(damage.get());
    if (!repair) {
      context.say("cli.doctor.try-repair");
      return Optional.of(Ending.of(false));
    }
    try {
      mending.run(Instant.now()).forEach(this::report);
      isAllWell = true;
      return Optional.empty();
    } catch (IOException e) {
      context.say("cli.doctor.cannot", folder.toString());
      return Optional.of(Ending.of(false));
    }
  }

  @Override
  public Ending run(LibraryServices services) {
    if (!examined) {
      List<Symptom> damage = services.doctor().database();
      damage.forEach(this::report);
      if (!damage.isEmpty()) {
        context.say(repair ? "cli.doctor.close-first" : "cli.doctor.try-repair");
      }
    }
    services.doctor().files(repair).forEach(this::report);
    if (isAllWell && !json) {
      context.line("cli.doctor.well");
    }
    return Ending.of(isAllWell);
  }

  private void report(Symptom finding) {
    isAllWell &= finding.mended() || isGoneForGood(finding.kind());
    String words = context.texts().get(finding.words());
    if (json) {
      context.terminal().json(Json.object()
          .put("finding", finding.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'))
          .put("detail", words)
          .put("count", finding.count())
          .put("mended", finding.mended())
          .node());
    } else {
      context.terminal().line(words);
    }
  }

  /** What is lost is said once; there is nothing left to be done about it. A stray file may be the listener's own. */
  private static boolean isGoneForGood(Symptom.Kind kind) {
    return switch (kind) {
      case LOST_PODCAST, LOST_EPISODES, LOST_ROWS, STRAY_FILE, FROM_BACKUP, ADOPTED_FILE -> true;
      case DAMAGED, MISSING_FILE, NO_FILES -> false;
    };
  }
}
