package app.earmark.store;

import app.earmark.util.OwnersOnly;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes a damaged library anew: whatever can still be read of it, and for the rest the newest good backup. The damaged
 * file is set aside in the folder {@code damaged}, never deleted. There is a library that opens afterwards, if only an
 * empty one, unless the disk takes no more.
 *
 * <p>Blocks for seconds to minutes; on a platform thread, and only where nobody has the library open.
 */
public final class Salvage {

  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

  private static final Logger LOG = LoggerFactory.getLogger(Salvage.class);

  private final Path folder;
  private final List<SalvageReport.Table> tables = new ArrayList<>();

  private Salvage(Path folder) {
    this.folder = folder;
  }

  /**
   * Whether it needs to be mended: what is wrong, in SQLite's words; empty where all is well, and where there is no
   * library.
   */
  public static List<String> examine(Path folder) {
    Path file = folder.resolve(LibraryStore.FILE);
    if (!Files.exists(file)) {
      return List.of();
    }
    try (Handle handle = Database.looking(file)) {
      int version = Migrations.version(handle);
      if (version > Migrations.VERSION) {
        // Not damaged, and not to be touched.
        return List.of();
      }
      List<String> wrong = LibraryStore.check(handle, "integrity_check");
      return wrong.isEmpty() && version == 0 ? List.of("no library") : wrong;
    } catch (RuntimeException e) {
      return List.of(String.valueOf(e.getMessage()));
    }
  }

  /**
   * Does it.
   *
   * @throws IOException where the disk takes no more; what was there is where it was
   */
  public static SalvageReport run(Path folder, Instant now) throws IOException {
    return new Salvage(folder).run(now);
  }

  private SalvageReport run(Instant now) throws IOException {
    Path file = folder.resolve(LibraryStore.FILE);
    Path fresh = folder.resolve(LibraryStore.FILE + ".new");
    Files.deleteIfExists(fresh);
    OwnersOnly.createFile(fresh);
    Optional<Path> backup = goodBackup();
    SalvageMending mending;
    try (DamagedFile damaged = DamagedFile.open(file);
        Handle old = backup.map(Database::looking).orElse(null);
        Handle target = Database.making(fresh)) {
      Migrations.create(target, damaged.version());
      target.execute("PRAGMA recursive_triggers = ON");
      mending = new SalvageMending(target, damaged.handle(), old);
      target.useTransaction(handle -> {
        fill(handle, damaged, old);
        tables.addAll(mending.run());
        SearchIndexStore.startOver(handle);
      });
    } catch (RuntimeException e) {
      Files.deleteIfExists(fresh);
      throw e instanceof UncheckedIOException io ? io.getCause() : new IOException(e);
    }
    try (FileChannel written = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
      written.force(true);
    }
    Path aside = setAside(file, now);
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    Files.deleteIfExists(new LibraryFile(folder).damageMark());
    return new SalvageReport(
        aside, backup.map(copy -> new SalvageReport.Backup(copy, Backups.madeAt(copy))), merged(),
        mending.lostPodcasts(), mending.lostEpisodes());
  }

  private Optional<Path> goodBackup() throws IOException {
    for (Path backup : Backups.newestFirst(folder)) {
      List<String> wrong = Backups.wrongWith(backup);
      if (wrong.isEmpty()) {
        return Optional.of(backup);
      }
      LOG.warn("not used, because it is damaged, too: {} ({})", backup, wrong.getFirst());
    }
    return Optional.empty();
  }

  private void fill(Handle target, DamagedFile damaged, @Nullable Handle backup) {
    for (TableShape shape : TableShape.all(target)) {
      if (SearchIndexStore.owns(shape.name())) {
        continue;
      }
      target.execute("DELETE FROM " + TableRows.quoted(shape.name()));
      List<String> columns = damaged.columns(shape);
      boolean complete = false;
      int read = 0;
      TableRows.Evidence known = TableRows.Evidence.NONE;
      if (!columns.isEmpty()) {
        TableRows rows = new TableRows(damaged.readable(), shape.name(), columns, shape.withoutRowid());
        try (Filling filling = new Filling(target, shape.name(), columns, "OR REPLACE")) {
          rows.read(filling::put);
          complete = rows.isComplete() && filling.refused == 0;
          read = filling.taken;
        }
        known = rows.evidence();
      }
      int fromBackup = 0;
      if (backup != null && !complete) {
        fromBackup = addMissing(target, backup, shape);
      }
      int lost = missing(target, shape, known.rowids());
      if (!complete || lost > 0) {
        boolean allKnown = complete || (known.certain() && known.rowids().size() >= read);
        tables.add(new SalvageReport.Table(shape.name(), read, fromBackup, lost, allKnown));
      }
    }
  }

  private static int addMissing(Handle target, Handle backup, TableShape shape) {
    List<String> columns = shape.columnsIn(backup);
    if (columns.isEmpty()) {
      return 0;
    }
    try (Filling filling = new Filling(target, shape.name(), columns, "OR IGNORE")) {
      new TableRows(backup, shape.name(), columns, shape.withoutRowid()).read(filling::put);
      return filling.taken;
    }
  }

  private static int missing(Handle target, TableShape shape, Set<Long> known) {
    if (known.isEmpty()) {
      return 0;
    }
    Set<Long> missing = new HashSet<>(known);
    target.createQuery("SELECT rowid FROM " + TableRows.quoted(shape.name())).mapTo(Long.class)
        .forEach(missing::remove);
    return missing.size();
  }

  /** One line for each table: what mending had to drop comes to what was missing already. */
  private List<SalvageReport.Table> merged() {
    return List.copyOf(tables.stream()
        .collect(Collectors.toMap(
            SalvageReport.Table::name, table -> table,
            (one, other) -> new SalvageReport.Table(one.name(), one.read(), one.fromBackup(),
                one.lost() + other.lost(), one.complete() && other.complete()),
            LinkedHashMap::new))
        .values());
  }

  private Path setAside(Path file, Instant now) throws IOException {
    Path aside = folder.resolve("damaged");
    OwnersOnly.createFolder(aside);
    String name = "library-" + STAMP.format(now);
    Path place = aside.resolve(name + ".db");
    for (int number = 2; Files.exists(place); number++) {
      place = aside.resolve(name + "-" + number + ".db");
    }
    for (String suffix : List.of("-wal", "")) {
      Path part = file.resolveSibling(LibraryStore.FILE + suffix);
      if (Files.exists(part)) {
        Files.move(part, place.resolveSibling(place.getFileName() + suffix));
      }
    }
    Files.deleteIfExists(file.resolveSibling(LibraryStore.FILE + "-shm"));
    return place;
  }

  /** Puts rows into a table, leaving out what its rules refuse: such a row is damaged, too. */
  private static final class Filling implements AutoCloseable {

    private final PreparedStatement insert;
    private int taken;
    private int refused;

    Filling(Handle target, String table, List<String> columns, String or) {
      try {
        insert = target.getConnection().prepareStatement(
            "INSERT " + or + " INTO " + TableRows.quoted(table) + " (" + String.join(", ", TableRows.quoted(columns))
                + ") VALUES (" + columns.stream().map(column -> "?").collect(Collectors.joining(", ")) + ")");
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }

    void put(Object[] values) {
      try {
        for (int i = 0; i < values.length; i++) {
          insert.setObject(i + 1, values[i]);
        }
        taken += insert.executeUpdate();
      } catch (SQLException e) {
        if (LibraryUnwritable.causedBy(e)) {
          throw new UncheckedIOException(new IOException(e));
        }
        refused++;
      }
    }

    @Override
    public void close() {
      try {
        insert.close();
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
