package app.earmark.service;

import app.earmark.store.Salvage;
import app.earmark.store.SalvageReport;
import app.earmark.util.Message;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at a library that nobody has open, and makes a damaged one anew. Blocking, on a platform thread; the caller
 * holds the library's lock.
 */
public final class Repair {

  private static final Logger LOG = LoggerFactory.getLogger(Repair.class);

  /** What a listener calls that which is in a table; the log has the tables themselves. */
  private static final Map<String, String> WORDS = Map.of(
      "podcast", "doctor.lost.podcasts", "feed", "doctor.lost.podcasts", "episode", "doctor.lost.episodes",
      "episode_text", "doctor.lost.notes", "download", "doctor.lost.downloads", "setting", "doctor.lost.settings",
      "up_next", "doctor.lost.up-next");

  private final Path folder;

  public Repair(Path folder) {
    this.folder = folder;
  }

  /** What is wrong with it; empty: it is whole. */
  public Optional<Symptom> examine() {
    List<String> wrong = Salvage.examine(folder);
    wrong.forEach(line -> LOG.warn("damage: {}", line));
    return wrong.isEmpty()
        ? Optional.empty()
        : Optional.of(new Symptom(
            Symptom.Kind.DAMAGED, Message.of("doctor.damaged", wrong.getFirst()), wrong.size(), false));
  }

  /**
   * Makes it anew, and names what is lost.
   *
   * @throws IOException where the disk takes no more; nothing was changed then
   */
  public List<Symptom> run(Instant now) throws IOException {
    SalvageReport report = Salvage.run(folder, now);
    LOG.info("made anew: {}", report);
    List<Symptom> findings = new ArrayList<>();
    findings.add(new Symptom(
        Symptom.Kind.DAMAGED, Message.of("doctor.mended", report.damaged().toString()), 1, true));
    long fromBackup = report.tables().stream().mapToLong(SalvageReport.Table::fromBackup).sum();
    report.backup().filter(backup -> fromBackup > 0).ifPresent(backup -> findings.add(new Symptom(
        Symptom.Kind.FROM_BACKUP,
        Message.of("doctor.from-backup", LocalDate.ofInstant(backup.madeAt(), ZoneId.systemDefault()).toString()),
        fromBackup, true)));
    report.lostPodcasts().forEach(title -> findings.add(new Symptom(
        Symptom.Kind.LOST_PODCAST, Message.of("doctor.lost-podcast", title), 1, false)));
    report.lostEpisodes().forEach((title, count) -> findings.add(new Symptom(
        Symptom.Kind.LOST_EPISODES, Message.of("doctor.lost-episodes", title, count), count, false)));
    Map<String, Long> lost = new TreeMap<>();
    for (SalvageReport.Table table : report.tables()) {
      if (table.lost() > 0 || !table.complete()) {
        lost.merge(WORDS.getOrDefault(table.name(), "doctor.lost.other"), (long) table.lost(), Long::sum);
      }
    }
    lost.forEach((key, count) ->
        findings.add(new Symptom(Symptom.Kind.LOST_ROWS, Message.of(key, count), count, false)));
    return List.copyOf(findings);
  }
}
