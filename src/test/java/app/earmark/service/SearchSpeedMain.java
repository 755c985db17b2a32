package app.earmark.service;

import app.earmark.model.search.SearchResults;
import app.earmark.model.search.SearchSort;
import app.earmark.store.LibraryStore;
import app.earmark.testing.TestLibrary;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * How long the index takes to make, how large it gets, and how long each key takes, in a library of 200 podcasts with
 * 750 episodes each, whose notes have words as often as a language has them (Zipf). Run by hand:
 * {@code SearchSpeedMain FOLDER}; a library that is there already is used again.
 */
public final class SearchSpeedMain {

  private static final int WORDS = 40_000;
  private static final int EPISODES = 150_000;

  private final Random random = new Random(7);
  private final String[] words = new String[WORDS];
  private final double[] share = new double[WORDS];

  private SearchSpeedMain() {
    String[] parts = {"ka", "ri", "to", "men", "sol", "ve", "an", "der", "ing", "ster", "lo", "pi", "ca", "tra", "ne"};
    double sum = 0;
    for (int i = 0; i < WORDS; i++) {
      var word = new StringBuilder();
      for (int rest = i + 1; rest > 0; rest /= parts.length) {
        word.append(parts[rest % parts.length]);
      }
      words[i] = word.toString();
      sum += 1.0 / (i + 2);
      share[i] = sum;
    }
    for (int i = 0; i < WORDS; i++) {
      share[i] /= sum;
    }
  }

  private String text(int count) {
    var text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      int at = Arrays.binarySearch(share, random.nextDouble());
      text.append(words[Math.min(WORDS - 1, at < 0 ? -at - 1 : at)]).append(i % 12 == 11 ? ". " : " ");
    }
    return text.toString().strip();
  }

  private void fill(Path folder) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("library.db"))) {
      connection.setAutoCommit(false);
      try (var podcast = connection.prepareStatement("INSERT INTO podcast (id, feed_url, feed_key, title, description, "
              + "added_at) VALUES (?1, 'https://p.example/' || ?1, 'p.example/' || ?1, ?2, ?3, 0)");
          var feed = connection.prepareStatement("INSERT INTO feed (podcast_id, next_due_at) VALUES (?, 0)");
          var episode = connection.prepareStatement("INSERT INTO episode (id, podcast_id, sort_at, play_state, title, "
              + "published_at, first_seen_at, url, fingerprint, duration_ms) VALUES (?1, ?2, ?3, ?4, ?5, ?3, 0, "
              + "'https://m.example/' || ?1 || '.mp3', ?1, ?6)");
          var notes = connection.prepareStatement("INSERT INTO episode_text (episode_id, notes) VALUES (?, ?)")) {
        for (int i = 1; i <= 200; i++) {
          podcast.setInt(1, i);
          podcast.setString(2, text(3));
          podcast.setString(3, text(60));
          podcast.executeUpdate();
          feed.setInt(1, i);
          feed.executeUpdate();
        }
        for (int i = 1; i <= EPISODES; i++) {
          episode.setInt(1, i);
          episode.setInt(2, 1 + (i - 1) / 750);
          episode.setLong(3, 1_000_000_000_000L + (long) (random.nextDouble() * 700_000_000_000L));
          episode.setInt(4, i % 75 == 0 ? 1 : i % 3 == 0 ? 2 : 0);
          episode.setString(5, text(7));
          episode.setLong(6, 60_000L * (10 + random.nextInt(100)));
          episode.executeUpdate();
          notes.setInt(1, i);
          notes.setString(2, "<p>" + text(120) + "</p>\n<p>" + text(60) + " <a href=\"https://example.com/" + i
              + "\">" + text(3) + "</a></p>");
          notes.executeUpdate();
        }
        connection.createStatement().execute("INSERT INTO download (episode_id, state, place, enqueued_at, "
            + "finished_at, file, bytes) SELECT id, 'done', 0, 0, 0, 'episodes/' || id || '.mp3', 5 FROM episode "
            + "WHERE id % 500 = 0");
        connection.commit();
      }
    }
  }

  /** See the class. */
  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[0]);
    boolean fresh = !Files.exists(folder.resolve("library.db"));
    var main = new SearchSpeedMain();
    try (LibraryStore store = TestLibrary.open(folder)) {
      Library library = new Library(store, Clock.systemUTC());
      if (fresh) {
        main.fill(folder);
        long before = Files.size(folder.resolve("library.db"));
        long start = cpu();
        try (var indexing = new SearchIndexing(store, library, Runnable::run, null)) {
          indexing.catchUp();
        }
        System.out.printf("index: %.1f s, library %d MB before%n", (cpu() - start) / 1e9, before >> 20);
      }
      System.out.printf("library %d MB%n", Files.size(folder.resolve("library.db")) >> 20);
      main.keys(new Search(store, library, Clock.systemUTC()));
    }
  }

  /** Of this thread, ns: the machine may have other things to do. */
  private static long cpu() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private void keys(Search search) {
    List<String> typed = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      String query = switch (i % 6) {
        case 0 -> text(1);
        case 1 -> text(2);
        case 2 -> text(3);
        case 3 -> words[random.nextInt(WORDS)];
        case 4 -> words[random.nextInt(40)] + " " + words[random.nextInt(WORDS)];
        default -> text(1) + " is:" + List.of("downloaded", "started", "played", "new").get(random.nextInt(4));
      };
      for (int end = 1; end <= query.length(); end++) {
        typed.add(query.substring(0, end));
      }
    }
    for (int round = 0; round < 2; round++) {
      record Took(double ms, String typed) {}

      List<Took> took = new ArrayList<>();
      for (String query : typed) {
        long start = cpu();
        SearchResults results = search.typing(query, 20);
        took.add(new Took((cpu() - start) / 1e6, query + " -> " + results.episodes().size() + "+"
            + results.mentions().size()));
      }
      took.sort((one, other) -> Double.compare(one.ms, other.ms));
      System.out.printf("%d keys: median %.1f ms, 90 %% %.1f, 99 %% %.1f, longest %.1f%n", took.size(),
          took.get(took.size() / 2).ms, took.get(took.size() * 9 / 10).ms, took.get(took.size() * 99 / 100).ms,
          took.getLast().ms);
      took.subList(took.size() - 12, took.size()).forEach(System.out::println);
    }
    for (String query : List.of("ka", words[0], words[1], words[100] + " is:new", "is:new longer:60")) {
      long start = cpu();
      int count = search.all(query, SearchSort.NEWEST).size();
      System.out.printf("all “%s”: %d in %.1f ms%n", query, count, (cpu() - start) / 1e6);
    }
  }
}
