package app.earmark.service;

import app.earmark.model.DownloadState;
import app.earmark.model.EpisodeId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The line in which downloads stand: who is where, and who may start. Pure bookkeeping without threads, disk or network,
 * so that its rules can be tested by themselves. Not safe for threads: {@link Downloads} holds its lock around every
 * call.
 */
final class DownloadLine {

  /** One episode in the line. */
  static final class Place {
    private final EpisodeId episode;
    private final String host;
    private DownloadState state;
    private @Nullable Instant notBefore;

    private Place(EpisodeId episode, String host, DownloadState state) {
      this.episode = episode;
      this.host = host;
      this.state = state;
    }
  }

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

  Optional<DownloadState> state(EpisodeId episode) {
    return Optional.ofNullable(places.get(episode)).map(place -> place.state);
  }

  /** Nothing happens to an episode that does not stand in the line. */
  void set(EpisodeId episode, DownloadState state) {
    Place place = places.get(episode);
    if (place != null) {
      place.state = state;
      place.notBefore = null;
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

  /** Who may start now, foremost first, so that no limit is passed. */
  List<EpisodeId> startable(int mostAtOnce, int mostPerHost, Instant now) {
    Map<String, Integer> perHost = new HashMap<>();
    int running = 0;
    for (Place place : places.values()) {
      if (place.state instanceof DownloadState.Running) {
        running++;
        perHost.merge(place.host, 1, Integer::sum);
      }
    }
    List<EpisodeId> chosen = new ArrayList<>();
    for (Place place : places.values()) {
      if (running >= mostAtOnce) {
        break;
      }
      if (isDue(place, now) && perHost.getOrDefault(place.host, 0) < mostPerHost) {
        perHost.merge(place.host, 1, Integer::sum);
        running++;
        chosen.add(place.episode);
      }
    }
    return chosen;
  }

  private static boolean isDue(Place place, Instant now) {
    Instant notBefore = place.notBefore;
    return switch (place.state) {
      case DownloadState.Queued ignored -> notBefore == null || !notBefore.isAfter(now);
      case DownloadState.Failed ignored -> notBefore != null && !notBefore.isAfter(now);
      default -> false;
    };
  }

  /** When the next one who waits for a moment may start; empty where nobody does. */
  Optional<Instant> nextMoment() {
    return places.values().stream()
        .flatMap(place -> Optional.ofNullable(place.notBefore).stream())
        .min(Instant::compareTo);
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
