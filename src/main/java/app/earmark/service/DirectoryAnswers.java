package app.earmark.service;

import app.earmark.model.DirectoryPodcast;
import app.earmark.model.DirectoryPodcast.Directory;
import app.earmark.model.DiscoveredPodcast;
import app.earmark.model.DiscoveryResult;
import app.earmark.model.DiscoveryResult.Trouble;
import app.earmark.model.FeedProblem;
import app.earmark.model.PodcastId;
import app.earmark.net.DirectoryResult;
import app.earmark.util.Message;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The answers of the directories to one question, and what they come to together. Guarded by its user. */
final class DirectoryAnswers {

  /** So many first places weigh little against one another: what two directories know comes first. */
  private static final double RANK_OFFSET = 10;

  private final Map<Directory, DirectoryResult> answers = new EnumMap<>(Directory.class);
  private final Set<Directory> waitingFor;
  private final Function<String, @Nullable PodcastId> subscription;

  /** @param subscription the one with the feed of that address, or null */
  DirectoryAnswers(Collection<Directory> asked, Function<String, @Nullable PodcastId> subscription) {
    this.waitingFor = EnumSet.copyOf(asked);
    this.subscription = subscription;
  }

  void put(Directory directory, DirectoryResult answer) {
    waitingFor.remove(directory);
    answers.put(directory, answer);
  }

  DiscoveryResult merged() {
    Map<String, Same> byFeed = new LinkedHashMap<>();
    List<Trouble> troubles = new ArrayList<>();
    answers.forEach((directory, answer) -> {
      switch (answer) {
        case DirectoryResult.Found found -> {
          int rank = 0;
          for (DirectoryPodcast podcast : found.podcasts()) {
            byFeed.computeIfAbsent(FeedAddress.key(podcast.feedUrl()), key -> new Same()).add(podcast, rank++);
          }
        }
        case DirectoryResult.Failed failed -> troubles.add(new Trouble(directory, message(directory,
            failed.problem())));
        case DirectoryResult.Stopped _ -> { }
      }
    });
    List<DiscoveredPodcast> podcasts = byFeed.values().stream()
        .sorted(Comparator.comparingDouble(Same::weight).reversed())
        .map(this::discovered)
        .toList();
    return new DiscoveryResult(podcasts, troubles, waitingFor);
  }

  /** One feed as the directories list it. */
  private static final class Same {
    private final List<DirectoryPodcast> entries = new ArrayList<>();
    private double weight;

    /** A directory that lists one feed twice has no second vote. */
    private void add(DirectoryPodcast entry, int rank) {
      if (entries.stream().noneMatch(known -> known.directory() == entry.directory())) {
        entries.add(entry);
        weight += 1 / (RANK_OFFSET + rank);
      }
    }

    private double weight() {
      return weight;
    }

    private <T> @Nullable T first(Function<DirectoryPodcast, @Nullable T> part) {
      return entries.stream().map(part).filter(Objects::nonNull).findFirst().orElse(null);
    }
  }

  private DiscoveredPodcast discovered(Same same) {
    DirectoryPodcast first = same.entries.getFirst();
    Set<Directory> directories = EnumSet.noneOf(Directory.class);
    same.entries.forEach(entry -> directories.add(entry.directory()));
    // https where one of them knows that it is there.
    String feedUrl = same.entries.stream().map(DirectoryPodcast::feedUrl)
        .filter(url -> url.startsWith("https:")).findFirst().orElse(first.feedUrl());
    return new DiscoveredPodcast(feedUrl, first.title(), same.first(DirectoryPodcast::author),
        same.first(DirectoryPodcast::description), same.first(DirectoryPodcast::artworkUrl),
        same.first(DirectoryPodcast::link), same.first(DirectoryPodcast::episodes), directories,
        subscription.apply(feedUrl));
  }

  private static Message message(Directory directory, FeedProblem problem) {
    String name = switch (directory) {
      case APPLE -> "Apple Podcasts";
      case FYYD -> "fyyd";
      case PODCAST_INDEX -> "Podcast Index";
    };
    return switch (problem) {
      case FeedProblem.HostNotFound _ -> Message.of("discover.trouble.offline", name);
      case FeedProblem.ConnectionFailed _ -> Message.of("discover.trouble.no-answer", name);
      case FeedProblem.TimedOut _ -> Message.of("discover.trouble.no-answer", name);
      case FeedProblem.TooBusy busy -> busy(name, busy.retryAfter());
      case FeedProblem.SignInNeeded _ ->
          Message.of("discover.trouble.key", name);
      default -> Message.of("discover.trouble.odd", name);
    };
  }

  private static Message busy(String name, @Nullable Duration retryAfter) {
    return retryAfter == null
        ? Message.of("discover.trouble.busy", name)
        : Message.of("discover.trouble.busy-for", name, Math.max(1, retryAfter.toMinutes()));
  }
}
