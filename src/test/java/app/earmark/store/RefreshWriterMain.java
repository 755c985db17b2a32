package app.earmark.store;

import app.earmark.model.ParsedItem;
import app.earmark.model.PodcastId;
import app.earmark.testing.TestLibrary;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/** Subscribes to podcast after podcast and says which is committed, until it is killed. */
final class RefreshWriterMain {

  static final int EPISODES = 40;

  private RefreshWriterMain() {}

  static void main(String[] arguments) {
    Instant now = Instant.parse("2026-11-22T12:00:00Z");
    String notes = "<p>Something was said.</p>".repeat(100);
    try (LibraryStore store = TestLibrary.open(Path.of(arguments[0]))) {
      int next = store.podcasts().all().size();
      System.out.println("open");
      while (true) {
        List<ParsedItem> items = IntStream.range(0, EPISODES)
            .mapToObj(number -> TestLibrary.item(number, now).notes(notes).build())
            .toList();
        PodcastId podcast = TestLibrary.add(store, "Show-" + next, items, now);
        System.out.println("podcast " + next);
        store.episodes().known(podcast).stream().limit(3).forEach(known -> {
          store.downloads().enqueue(List.of(known.id()), now);
          store.downloads().finish(known.id(), "episodes/" + known.id() + ".mp3", 5, null, null, now);
          System.out.println("done " + known.id());
        });
        next++;
      }
    }
  }
}
