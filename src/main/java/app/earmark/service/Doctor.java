package app.earmark.service;

import app.earmark.model.DownloadState;
import app.earmark.model.EpisodeFilter;
import app.earmark.model.EpisodeId;
import app.earmark.model.EpisodeRow;
import app.earmark.store.DownloadRecord;
import app.earmark.store.LibraryStore;
import app.earmark.util.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Compares an open library with itself and with the files of its episodes. Blocking; one at a time. */
public final class Doctor {

  private static final int ROWS_AT_ONCE = 1_000;

  private static final Logger LOG = LoggerFactory.getLogger(Doctor.class);

  private final LibraryStore store;
  private final Library library;
  private final InstantSource clock;
  private final FileOwners owners;

  /** @param check opens files whose names do not say whose they are */
  public Doctor(LibraryStore store, Library library, AudioCheck check, InstantSource clock) {
    this.store = store;
    this.library = library;
    this.clock = clock;
    this.owners = new FileOwners(check);
  }

  /** Reads all of the database. */
  public List<Symptom> database() {
    List<String> wrong = store.integrity();
    return wrong.isEmpty()
        ? List.of()
        : List.of(new Symptom(
            Symptom.Kind.DAMAGED, Message.of("doctor.damaged", wrong.getFirst()), wrong.size(), false));
  }

  /**
   * Looks for files that are missing and files that nobody knows.
   *
   * @param mend gives unknown files back to the episodes whose they are, by their names or by their content, and
   *     forgets downloads that are gone; no file is ever deleted
   */
  public List<Symptom> files(boolean mend) {
    List<DownloadRecord> done = store.downloads().done();
    Path folder = store.folder().resolve(EpisodesDrive.EPISODES);
    if (!Files.isDirectory(folder) || !library.isThere()) {
      // A drive that is not there takes nothing along.
      return done.isEmpty()
          ? List.of()
          : List.of(new Symptom(
              Symptom.Kind.NO_FILES, Message.of("doctor.no-files", folder.toString()), done.size(), false));
    }
    List<Symptom> findings = new ArrayList<>();
    Set<EpisodeId> touched = new HashSet<>();
    Map<EpisodeId, Long> gone = new HashMap<>();
    for (DownloadRecord record : done) {
      if (record.file() != null && !Files.exists(store.folder().resolve(record.file()))) {
        if (mend) {
          store.downloads().remove(record.episode());
          touched.add(record.episode());
          if (record.state() instanceof DownloadState.Done had) {
            gone.put(record.episode(), had.bytes());
          }
        }
        findings.add(new Symptom(
            Symptom.Kind.MISSING_FILE, Message.of("doctor.missing-file", record.file()), 1, mend));
      }
    }
    findings.addAll(strays(folder, mend, touched, gone));
    if (!touched.isEmpty()) {
      library.changed(Set.of(), touched);
    }
    return List.copyOf(findings);
  }

  private List<Symptom> strays(Path folder, boolean mend, Set<EpisodeId> touched, Map<EpisodeId, Long> gone) {
    Map<String, Path> strays = strayFiles(folder);
    List<Symptom> findings = new ArrayList<>();
    if (mend && !strays.isEmpty()) {
      adopt(ownersOf(strays), strays, touched, findings);
    }
    if (mend && !strays.isEmpty()) {
      Map<String, Path> belowFolder = new TreeMap<>();
      strays.values().forEach(file ->
          belowFolder.put(nameOf(file).substring(EpisodesDrive.EPISODES.length() + 1), file));
      adopt(owners.among(belowFolder, store.downloads().withoutFiles(), gone), strays, touched, findings);
    }
    strays.values().forEach(file -> findings.add(new Symptom(
        Symptom.Kind.STRAY_FILE, Message.of("doctor.stray-file", nameOf(file)), 1, false)));
    return findings;
  }

  private void adopt(
      Map<Path, EpisodeId> found, Map<String, Path> strays, Set<EpisodeId> touched, List<Symptom> findings) {
    found.forEach((file, episode) -> {
      String name = nameOf(file);
      if (store.downloads().restore(episode, name, file.toFile().length(), clock.instant())) {
        touched.add(episode);
        strays.values().remove(file);
        findings.add(new Symptom(
            Symptom.Kind.ADOPTED_FILE, Message.of("doctor.adopted-file", name), 1, true));
      }
    });
  }

  /** Whole files that no download names, by what {@link #likeness} makes of their paths. */
  private Map<String, Path> strayFiles(Path folder) {
    Set<String> known = new HashSet<>();
    Stream.concat(store.downloads().done().stream(), store.downloads().queue().stream())
        .filter(record -> record.file() != null)
        .forEach(record -> known.add(EpisodeFileName.key(String.valueOf(record.file()))));
    Map<String, Path> strays = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      files.filter(Files::isRegularFile)
          .filter(file -> !file.toString().endsWith(".part"))
          .filter(file -> !known.contains(EpisodeFileName.key(nameOf(file))))
          .forEach(file -> strays.putIfAbsent(likeness(nameOf(file)), file));
    } catch (IOException e) {
      LOG.warn("cannot look through {}", folder, e);
    }
    return strays;
  }

  private Map<Path, EpisodeId> ownersOf(Map<String, Path> strays) {
    Map<Path, EpisodeId> named = new HashMap<>();
    Set<Path> claimedTwice = new HashSet<>();
    int offset = 0;
    List<EpisodeRow> rows = library.window(EpisodeFilter.EVERYTHING, offset, ROWS_AT_ONCE);
    while (!rows.isEmpty()) {
      for (EpisodeRow row : rows) {
        String name = EpisodeFileName.of(row.podcastTitle(), row.title(), row.published(), "mp3", taken -> false);
        Path file = strays.get(likeness(EpisodesDrive.EPISODES + "/" + name));
        if (file != null && !(row.download() instanceof DownloadState.Done) && named.put(file, row.id()) != null) {
          claimedTwice.add(file);
        }
      }
      offset += rows.size();
      rows = library.window(EpisodeFilter.EVERYTHING, offset, ROWS_AT_ONCE);
    }
    named.keySet().removeAll(claimedTwice);
    return named;
  }

  /** A path without its ending: what is announced as MP3 may have been something else. */
  private static String likeness(String path) {
    return EpisodeFileName.key(path.substring(0, Math.max(path.lastIndexOf('.'), 0)));
  }

  private String nameOf(Path file) {
    return store.folder().relativize(file).toString().replace('\\', '/');
  }
}
