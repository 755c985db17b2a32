package app.earmark.testing;

import app.earmark.model.Enclosure;
import app.earmark.model.EpisodeChanges;
import app.earmark.model.EpisodeId;
import app.earmark.model.ParsedFeed;
import app.earmark.model.ParsedItem;
import app.earmark.model.PodcastExtras;
import app.earmark.model.PodcastId;
import app.earmark.model.RefreshHints;
import app.earmark.store.DatabaseThreads;
import app.earmark.store.FeedRhythm;
import app.earmark.store.FeedVisit;
import app.earmark.store.LibraryOpening;
import app.earmark.store.LibraryStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;

/** Libraries on disk and simple feeds for tests. */
public final class TestLibrary {

  private TestLibrary() {}

  /** A library whose database runs on the caller's thread. The folder must be the test's own. */
  public static LibraryStore open(Path folder) {
    ExecutorService direct = new DirectExecutor();
    return open(folder, direct, direct);
  }

  /** A library as the program has it, with threads of its own for the database. The folder must be the test's own. */
  public static LibraryStore open(Path folder, ExecutorService writer, ExecutorService readers) {
    return switch (LibraryStore.open(folder, new DatabaseThreads(writer, readers))) {
      case LibraryOpening.Opened opened -> opened.store();
      case LibraryOpening other -> throw new AssertionError("not opened: " + other);
    };
  }

  public static ParsedFeed feed(String title, List<ParsedItem> items) {
    return new ParsedFeed(title, null, null, null, null, null, null, null, null, List.of(), List.of(),
        RefreshHints.NONE, PodcastExtras.NONE, items, List.of());
  }

  /** An item with guid, title, date and an MP3 file, all made from its number. */
  public static ParsedItem.Builder item(int number, Instant published) {
    return ParsedItem.at(0)
        .guid("guid-" + number)
        .title("Episode " + number)
        .published(published)
        .notes("<p>Notes " + number + "</p>")
        .enclosure(new Enclosure("https://media.example/" + number + ".mp3", "audio/mpeg", 1000L + number));
  }

  public static FeedVisit visit(String url, Instant at) {
    return new FeedVisit(url, url, url, null, null, "\"etag\"", null, "hash", FeedRhythm.UNKNOWN, at,
        at.plusSeconds(60));
  }

  /** Subscribes to a podcast with these items, without any network; ids grow in the order of the list. */
  public static PodcastId add(LibraryStore store, String title, List<ParsedItem> items, Instant now) {
    List<EpisodeChanges.Added> added = new ArrayList<>();
    for (ParsedItem item : items) {
      added.add(new EpisodeChanges.Added(item, item.published() == null ? now : item.published(), 1));
    }
    EpisodeChanges changes = new EpisodeChanges(added, List.of(), List.of(), List.of());
    return store.podcasts().add(feed(title, items), title, visit("https://feed.example/" + title, now), changes)
        .orElseThrow();
  }

  /** Makes an episode one that is on disk; its file is there, but nothing is to be heard in it. */
  public static void onDisk(LibraryStore store, EpisodeId id, long bytes, Instant now) {
    String file = "episodes/" + id + ".mp3";
    try {
      Files.createDirectories(store.folder().resolve("episodes"));
      Files.write(store.folder().resolve(file), new byte[] {0});
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    store.downloads().enqueue(List.of(id), now);
    store.downloads().finish(id, file, bytes, null, null, now);
  }
}
