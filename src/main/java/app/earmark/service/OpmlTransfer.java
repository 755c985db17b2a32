package app.earmark.service;

import app.earmark.feed.Opml;
import app.earmark.feed.OpmlEntry;
import app.earmark.feed.OpmlReading;
import app.earmark.model.AddResult;
import app.earmark.model.Podcast;
import app.earmark.model.PodcastId;
import app.earmark.net.Credentials;
import app.earmark.store.LibraryStore;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Moves subscriptions in from other programs and out to them (OPML 2.0). Folders become tags, folders in folders one
 * tag with a slash ({@code News/Local}), and tags become folders again. Blocking; any thread but JavaFX's.
 */
public final class OpmlTransfer {

  /**
   * What came of one entry of the list.
   *
   * @param place in the list, from 0
   * @param url without name and password
   */
  public record Line(int place, String url, String title, AddResult result) {

    /** Whether it is subscribed to now. */
    public boolean isThere() {
      return switch (result) {
        case AddResult.Added _, AddResult.AlreadySubscribed _ -> true;
        case AddResult.Choose _, AddResult.Failed _ -> false;
      };
    }
  }

  private final LibraryStore store;
  private final Subscriptions subscriptions;
  private final RefreshLimits limits;
  private final Executor executor;
  private final Opml opml = new Opml();

  /** @param executor a virtual thread for each task: they wait for hosts most of the time */
  public OpmlTransfer(LibraryStore store, Subscriptions subscriptions, RefreshLimits limits, Executor executor) {
    this.store = store;
    this.subscriptions = subscriptions;
    this.limits = limits;
    this.executor = executor;
  }

  /**
   * Subscribes to what the list has, many at a time; each is added whole or not at all. An interrupt ends it soon:
   * what was added stays, and reading the list again goes on from there.
   *
   * @param wanted which entries, by their places
   * @param begins hears first how many these are
   * @param each hears of each entry as it is done, one at a time
   * @return what came of the entries, in the order of the list; empty: this is no OPML
   */
  public Optional<List<Line>> read(byte[] list, IntPredicate wanted, IntConsumer begins, Consumer<Line> each) {
    return switch (opml.read(list)) {
      case OpmlReading.Unreadable _ -> Optional.empty();
      case OpmlReading.Read read -> {
        List<Integer> places = IntStream.range(0, read.entries().size()).filter(wanted).boxed().toList();
        begins.accept(places.size());
        yield Optional.of(new Import(read.entries(), each).run(places));
      }
    };
  }

  /**
   * All subscriptions but the listener's own files, by folder and then by title; one with several tags is in several.
   *
   * @param withPasswords writes the names and passwords of private podcasts into their addresses; who reads the list
   *     can then use them
   */
  public byte[] write(String title, boolean withPasswords) {
    Map<PodcastId, List<String>> tags = store.folders().all();
    List<OpmlEntry> entries = new ArrayList<>();
    for (Podcast podcast : store.podcasts().all()) {
      if (podcast.isOwnFiles()) {
        continue;
      }
      List<String> folders = tags.getOrDefault(podcast.id(), List.of());
      String url = withPasswords ? store.feeds().signIn(podcast.id())
          .map(kept -> Credentials.written(podcast.feedUrl(), kept.signIn())).orElse(podcast.feedUrl())
          : podcast.feedUrl();
      for (String folder : folders.isEmpty() ? List.of("") : folders) {
        entries.add(new OpmlEntry(url, podcast.title(), podcast.link(),
            folder.isEmpty() ? List.of() : List.of(folder.split("/", -1))));
      }
    }
    entries.sort(Comparator.comparing(entry -> String.join("/", entry.folders())));
    return opml.write(title, entries);
  }

  private static String tag(OpmlEntry entry) {
    return String.join("/", entry.folders().stream().map(folder -> folder.replace('/', '-').strip()).toList());
  }

  /** One import. */
  private final class Import {
    private final List<OpmlEntry> entries;
    private final Consumer<Line> each;

    /** Guarded by this object. */
    private final List<Optional<Line>> lines;

    private Import(List<OpmlEntry> entries, Consumer<Line> each) {
      this.entries = entries;
      this.each = each;
      this.lines = new ArrayList<>(entries.stream().map(entry -> Optional.<Line>empty()).toList());
    }

    private List<Line> run(List<Integer> places) {
      new Errands(limits, executor).run(places, place -> entries.get(place).url(), this::add);
      synchronized (this) {
        return lines.stream().flatMap(Optional::stream).toList();
      }
    }

    private void add(int place) {
      OpmlEntry entry = entries.get(place);
      AddResult result = subscriptions.addFeed(entry.url());
      Optional<PodcastId> podcast = switch (result) {
        case AddResult.Added added -> Optional.of(added.podcast());
        case AddResult.AlreadySubscribed known -> Optional.of(known.podcast());
        case AddResult.Choose _ -> Optional.empty();
        case AddResult.Failed _ -> Optional.empty();
      };
      String tag = tag(entry);
      if (podcast.isPresent() && !tag.isEmpty()) {
        store.folders().add(podcast.get(), tag);
      }
      String url = Credentials.without(entry.url());
      tell(place, new Line(place, url, entry.title() == null ? url : entry.title(), result));
    }

    private synchronized void tell(int place, Line line) {
      if (!Thread.currentThread().isInterrupted()) {
        lines.set(place, Optional.of(line));
        each.accept(line);
      }
    }
  }
}
