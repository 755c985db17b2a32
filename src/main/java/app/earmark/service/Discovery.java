package app.earmark.service;

import app.earmark.model.DirectoryPodcast.Directory;
import app.earmark.model.DiscoveryResult;
import app.earmark.model.FeedProblem;
import app.earmark.model.ParsedItem;
import app.earmark.model.PodcastId;
import app.earmark.model.PodcastPreview;
import app.earmark.net.Credentials;
import app.earmark.net.DirectoryResult;
import app.earmark.net.DirectorySearch;
import app.earmark.store.LibraryStore;
import app.earmark.store.PodcastStore.Found;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds podcasts in the directories, and looks into one without subscribing. Blocking, any thread but JavaFX's; an
 * interrupt ends a search or a look soon.
 */
public final class Discovery {

  private static final Logger LOG = LoggerFactory.getLogger(Discovery.class);
  private static final int MOST_PREVIEWED = 25;

  private final LibraryStore store;
  private final DirectorySearch search;
  private final Directories directories;
  private final FeedLookup lookup;
  private final ExecutorService executor;

  /** @param executor asks the directories side by side; its threads may be virtual */
  public Discovery(LibraryStore store, DirectorySearch search, Directories directories, FeedLookup lookup,
      ExecutorService executor) {
    this.store = store;
    this.search = search;
    this.directories = directories;
    this.lookup = lookup;
    this.executor = executor;
  }

  /** Asks all directories and waits for the last one; interrupted: with what there is until then. */
  public DiscoveryResult search(String words) {
    return search(words, soFar -> {});
  }

  /**
   * The same.
   *
   * @param soFar hears, each time a directory has answered, what is found until then; one at a time, on any thread
   */
  public DiscoveryResult search(String words, Consumer<DiscoveryResult> soFar) {
    if (words.isBlank()) {
      return new DiscoveryResult(List.of(), List.of(), Set.of());
    }
    Map<Directory, Callable<DirectoryResult>> questions = questions(words.strip());
    DirectoryAnswers answers = new DirectoryAnswers(questions.keySet(), this::subscription);
    List<Future<?>> running = new ArrayList<>();
    questions.forEach((directory, question) -> running.add(executor.submit(() -> {
      DirectoryResult answer = ask(directory, question);
      synchronized (answers) {
        answers.put(directory, answer);
        soFar.accept(answers.merged());
      }
    })));
    await(running);
    synchronized (answers) {
      return answers.merged();
    }
  }

  private Map<Directory, Callable<DirectoryResult>> questions(String words) {
    Map<Directory, Callable<DirectoryResult>> questions = new EnumMap<>(Directory.class);
    questions.put(Directory.APPLE, () -> search.searchApple(words, directories.country()));
    questions.put(Directory.FYYD, () -> search.searchFyyd(words));
    directories.podcastIndexKey().ifPresent(
        key -> questions.put(Directory.PODCAST_INDEX, () -> search.searchPodcastIndex(words, key)));
    return questions;
  }

  /** One directory's bug must not cost what the others have found. */
  private static DirectoryResult ask(Directory directory, Callable<DirectoryResult> question) {
    try {
      return question.call();
    } catch (Exception e) {
      LOG.error("cannot search {}", directory, e);
      return new DirectoryResult.Failed(new FeedProblem.Unintelligible(directory.name()));
    }
  }

  private static void await(List<Future<?>> running) {
    for (Future<?> one : running) {
      try {
        one.get();
      } catch (InterruptedException e) {
        running.forEach(future -> future.cancel(true));
        Thread.currentThread().interrupt();
        return;
      } catch (ExecutionException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private @Nullable PodcastId subscription(String... addresses) {
    String[] keys = new String[addresses.length];
    for (int i = 0; i < keys.length; i++) {
      keys[i] = FeedAddress.key(addresses[i]);
    }
    return store.podcasts().byKey(keys).filter(found -> !found.removed()).map(Found::id).orElse(null);
  }

  /** Looks at what a feed has, such as that of a podcast that was found. */
  public PodcastPreview preview(String feedUrl) {
    FeedLookup.Answer answer = lookup.ask(Credentials.without(feedUrl), Credentials.of(feedUrl));
    return switch (answer) {
      case FeedLookup.Feed feed -> shown(feed);
      case FeedLookup.Page page ->
          new PodcastPreview.Failed(new FeedProblem.NotAFeed(FeedAddress.host(page.finalUrl())));
      case FeedLookup.Bad bad -> new PodcastPreview.Failed(bad.problem());
      case FeedLookup.Stopped _ -> new PodcastPreview.Stopped();
      case FeedLookup.Unchanged _ -> throw new IllegalStateException("unchanged, but nothing was known");
    };
  }

  private PodcastPreview shown(FeedLookup.Feed found) {
    List<ParsedItem> episodes = found.feed().items().stream().filter(ParsedItem::isEpisode).toList();
    List<ParsedItem> latest = episodes.stream()
        .sorted(Comparator.comparing(Discovery::date, Comparator.reverseOrder()))
        .limit(MOST_PREVIEWED)
        .toList();
    return new PodcastPreview.Shown(found.feedUrl(), Subscriptions.title(found), found.feed().author(),
        found.feed().description(), found.feed().imageUrl(), found.feed().link(), latest, episodes.size(),
        subscription(found.feedUrl(), found.finalUrl()));
  }

  private static Instant date(ParsedItem item) {
    return Optional.ofNullable(item.published()).orElse(Instant.MIN);
  }
}
