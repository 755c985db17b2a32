package app.earmark.service;

import app.earmark.model.DownloadState;
import app.earmark.model.EpisodeId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The line in which downloads stand: who is where, and who may start. Pure bookkeeping without threads, disk or
 * network, so that its rules can be tested by themselves. Not safe for threads: {@link Downloads} holds its lock around
 * every call.
 */
final class DownloadLine {

  /** One episode in the line. */
  static final class Place {
    private final EpisodeId episode;
    private final String host;
    private DownloadState state;
    private @Nullable Instant notBefore;

    /** The listener waits for it: it runs at any hour, and others step back for it. */
    private boolean urgent;

    /** All bytes are there: it takes nobody's turn while they are checked and forced to the disk. */
    private boolean arrived;

    private Place(EpisodeId episode, String host, DownloadState state) {
      this.episode = episode;
      this.host = host;
      this.state = state;
    }
  }

  /** So many may wait for the disk; with more, the network does better to wait, too. */
  private static final int MOST_ARRIVED = 8;

  private Map<EpisodeId, Place> places = new LinkedHashMap<>();

  /** At the end of the line; an episode that stands in it already keeps its place. */
  void add(EpisodeId episode, String host, DownloadState state) {
    places.putIfAbsent(episode, new Place(episode, host, state));
  }

  void remove(EpisodeId episode) {
    places.remove(episode);
  }

  /** Before all others, in the order given. */
  void first(Collection<EpisodeId> episodes) {
    Map<EpisodeId, Place> order = new LinkedHashMap<>();
    for (EpisodeId episode : episodes) {
      Place place = places.remove(episode);
      if (place != null) {
        order.put(episode, place);
      }
    }
    order.putAll(places);
    places = order;
  }

  /** The listener waits for this one, and no longer for another. */
  void hurry(EpisodeId episode) {
    places.values().forEach(place -> place.urgent = place.episode.equals(episode));
  }

  Optional<DownloadState> state(EpisodeId episode) {
    return Optional.ofNullable(places.get(episode)).map(place -> place.state);
  }

  /** Nothing happens to an episode that does not stand in the line. */
  void set(EpisodeId episode, DownloadState state) {
    Place place = places.get(episode);
    if (place != null) {
      place.state = state;
      place.notBefore = null;
      place.arrived &= isRunning(place);
    }
  }

  /** All bytes of one that runs are there; its turn is another one's. */
  void arrived(EpisodeId episode) {
    Place place = places.get(episode);
    if (place != null) {
      place.arrived = isRunning(place);
    }
  }

  /** As {@link #set}, but it starts by itself once that moment has come: a failure is then tried again. */
  void set(EpisodeId episode, DownloadState state, Instant notBefore) {
    set(episode, state);
    Place place = places.get(episode);
    if (place != null) {
      place.notBefore = notBefore;
    }
  }

  /**
   * What is to be done so that no limit is passed and the foremost run.
   *
   * @param start may start now, foremost first
   * @param stop are to step back: for one that the listener waits for, or because the limits are narrower than they
   *     were
   */
  record Plan(List<EpisodeId> start, List<EpisodeId> stop) {}

  /** Whoever steps back keeps its turn until it has stopped; only then another one starts. */
  Plan plan(DownloadLimits limits, Instant now) {
    Turns wanted = new Turns(limits);
    Turns taken = new Turns(limits);
    places.values().stream().filter(DownloadLine::takesTurn).forEach(taken::add);
    List<Place> order = new ArrayList<>();
    places.values().stream().filter(place -> place.urgent).forEach(order::add);
    if (limits.isOpen()) {
      places.values().stream().filter(place -> !place.urgent && takesTurn(place)).forEach(order::add);
      if (places.values().stream().filter(place -> place.arrived).count() < MOST_ARRIVED) {
        places.values().stream().filter(place -> !place.urgent && !takesTurn(place)).forEach(order::add);
      }
    }
    List<EpisodeId> start = new ArrayList<>();
    Set<Place> chosen = new HashSet<>();
    for (Place place : order) {
      if ((takesTurn(place) || isDue(place, now)) && wanted.hasRoom(place)) {
        wanted.add(place);
        chosen.add(place);
        if (!takesTurn(place) && taken.hasRoom(place)) {
          taken.add(place);
          start.add(place.episode);
        }
      }
    }
    return new Plan(start, places.values().stream()
        .filter(place -> takesTurn(place) && !chosen.contains(place)).map(place -> place.episode).toList());
  }

  private static boolean isRunning(Place place) {
    return place.state instanceof DownloadState.Running;
  }

  private static boolean takesTurn(Place place) {
    return isRunning(place) && !place.arrived;
  }

  /** How many run, in all and of each host. */
  private static final class Turns {
    private final DownloadLimits limits;
    private final Map<String, Integer> perHost = new HashMap<>();
    private int running;

    Turns(DownloadLimits limits) {
      this.limits = limits;
    }

    boolean hasRoom(Place place) {
      return running < limits.atOnce() && perHost.getOrDefault(place.host, 0) < limits.perHost();
    }

    void add(Place place) {
      running++;
      perHost.merge(place.host, 1, Integer::sum);
    }
  }

  private static boolean isDue(Place place, Instant now) {
    Instant notBefore = place.notBefore;
    return switch (place.state) {
      case DownloadState.Queued _ -> notBefore == null || !notBefore.isAfter(now);
      case DownloadState.Failed _ -> notBefore != null && !notBefore.isAfter(now);
      default -> false;
    };
  }

  /** When the next one who waits for a moment may start; empty where nobody does. */
  Optional<Instant> nextMoment() {
    return places.values().stream()
        .flatMap(place -> Optional.ofNullable(place.notBefore).stream())
        .min(Instant::compareTo);
  }

  /** Whether anybody runs or waits for a turn. */
  boolean isAtWork() {
    return places.values().stream()
        .anyMatch(place -> isRunning(place) || place.state instanceof DownloadState.Queued);
  }

  List<EpisodeId> episodes() {
    return List.copyOf(places.keySet());
  }

  /** Of everybody in the line, in its order. */
  Map<EpisodeId, DownloadState> states() {
    Map<EpisodeId, DownloadState> states = new LinkedHashMap<>();
    places.forEach((episode, place) -> states.put(episode, place.state));
    return states;
  }
}
