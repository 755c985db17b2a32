package app.earmark.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The least that an import could cost: one StAX pass over the feeds' bytes, and the rows that the import wrote,
 * inserted as they are into the same tables, a synced transaction for each podcast as the product promises; at the same
 * time, so that both of two cores have work. Nothing is fetched, understood, compared or told to anybody.
 *
 * <p>Arguments: folder of the feeds, library that the import wrote, file of the new database.
 */
final class Floor {

  private record Table(String insert, List<Object[]> rows) {}

  private Floor() {}

  static void main(String[] arguments) throws Exception {
    Path feeds = Path.of(arguments[0]);
    Path database = Path.of(arguments[2]);
    List<String> schema = new ArrayList<>();
    List<List<Table>> podcasts = new ArrayList<>();
    try (Connection library = DriverManager.getConnection("jdbc:sqlite:" + arguments[1])) {
      read(library, schema, podcasts);
    }
    List<Path> files;
    try (Stream<Path> listing = Files.list(feeds)) {
      files = listing.toList();
    }
    System.gc();
    long start = System.nanoTime();
    double cpu = Measured.cpuSeconds();
    try (ExecutorService threads = Executors.newFixedThreadPool(3)) {
      ConcurrentLinkedQueue<Path> left = new ConcurrentLinkedQueue<>(files);
      List<Future<?>> parts = List.of(
          threads.submit(() -> parse(left)), threads.submit(() -> parse(left)),
          threads.submit(() -> insert(database, schema, podcasts)));
      for (Future<?> part : parts) {
        part.get();
      }
    }
    Measured.note(Map.of(
        "seconds", (System.nanoTime() - start) / 1e9, "cpu", Measured.cpuSeconds() - cpu));
  }

  private static long parse(ConcurrentLinkedQueue<Path> left) throws IOException, XMLStreamException {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    long events = 0;
    for (Path file = left.poll(); file != null; file = left.poll()) {
      try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
        XMLStreamReader reader = factory.createXMLStreamReader(in);
        while (reader.hasNext()) {
          reader.next();
          events++;
        }
      }
    }
    return events;
  }

  /** The tables and indexes, and what each podcast has in them. */
  private static void read(Connection library, List<String> schema, List<List<Table>> podcasts) throws SQLException {
    try (Statement statement = library.createStatement();
        ResultSet row = statement.executeQuery("""
            SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND type IN ('table', 'index')
              AND tbl_name IN ('podcast', 'feed', 'episode', 'episode_text')
            ORDER BY type = 'table' DESC, rowid""")) {
      while (row.next()) {
        schema.add(row.getString(1));
      }
    }
    List<Long> ids = new ArrayList<>();
    try (Statement statement = library.createStatement();
        ResultSet row = statement.executeQuery("SELECT id FROM podcast ORDER BY id")) {
      while (row.next()) {
        ids.add(row.getLong(1));
      }
    }
    for (long id : ids) {
      podcasts.add(List.of(
          table(library, "podcast", "SELECT * FROM podcast WHERE id = " + id),
          table(library, "feed", "SELECT * FROM feed WHERE podcast_id = " + id),
          table(library, "episode", "SELECT * FROM episode WHERE podcast_id = " + id),
          table(library, "episode_text",
              "SELECT t.* FROM episode_text t JOIN episode e ON e.id = t.episode_id WHERE e.podcast_id = " + id)));
    }
  }

  private static Table table(Connection library, String name, String query) throws SQLException {
    List<Object[]> rows = new ArrayList<>();
    try (Statement statement = library.createStatement(); ResultSet row = statement.executeQuery(query)) {
      int columns = row.getMetaData().getColumnCount();
      while (row.next()) {
        Object[] values = new Object[columns];
        for (int i = 0; i < columns; i++) {
          values[i] = row.getObject(i + 1);
        }
        rows.add(values);
      }
      return new Table(
          "INSERT INTO " + name + " VALUES (" + String.join(", ", Collections.nCopies(columns, "?")) + ")", rows);
    }
  }

  private static boolean insert(Path file, List<String> schema, List<List<Table>> podcasts) throws SQLException {
    try (Connection database = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = database.createStatement()) {
      statement.execute("PRAGMA page_size = 8192");
      statement.execute("PRAGMA journal_mode = WAL");
      statement.execute("PRAGMA synchronous = FULL");
      statement.execute("PRAGMA cache_size = -16000");
      database.setAutoCommit(false);
      for (String sql : schema) {
        statement.execute(sql);
      }
      for (List<Table> podcast : podcasts) {
        for (Table table : podcast) {
          try (PreparedStatement insert = database.prepareStatement(table.insert)) {
            for (Object[] row : table.rows) {
              for (int i = 0; i < row.length; i++) {
                insert.setObject(i + 1, row[i]);
              }
              insert.executeUpdate();
            }
          }
        }
        database.commit();
      }
    }
    return true;
  }
}
