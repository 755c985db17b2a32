package app.earmark.service;

import app.earmark.model.EpisodeId;
import app.earmark.service.AudioCheck.Verdict;
import app.earmark.store.AdoptableEpisode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells by their content whose files are that lie about under names that say nothing: a library that was made anew from
 * an old backup does not know them, and a listener may have renamed them. A file is an episode's if it has exactly the
 * size that the episode's download or its feed told, or if it lies in its podcast's folder and lasts as long; and if
 * neither is contradicted, and no other episode or file fits as well. Blocking: files are opened.
 */
final class FileOwners {

  /** Two readings of one file differ by less. */
  private static final long SAME_MS = 1_000;

  /** What feeds say of the length of an episode is rounded, or made up; beyond this it is another one. */
  private static final long CONTRADICTION_MS = 10_000;

  private final AudioCheck check;

  FileOwners(AudioCheck check) {
    this.check = check;
  }

  /**
   * Those of which there is no doubt.
   *
   * @param strays path below the folder of episodes, with slashes, and the file
   * @param downloaded sizes, in bytes, of downloads whose files are gone
   */
  Map<Path, EpisodeId> among(
      Map<String, Path> strays, Collection<AdoptableEpisode> episodes, Map<EpisodeId, Long> downloaded) {
    Map<Long, List<AdoptableEpisode>> bySize = new HashMap<>();
    Map<String, List<AdoptableEpisode>> byFolder = new HashMap<>();
    for (AdoptableEpisode episode : episodes) {
      Long known = downloaded.get(episode.id());
      Long size = known == null ? episode.bytes() : known;
      if (size != null) {
        bySize.computeIfAbsent(size, _ -> new ArrayList<>()).add(episode);
      }
      if (episode.durationMs() != null) {
        byFolder.computeIfAbsent(folder(EpisodeFileName.of(episode.podcastTitle(), "", null, "mp3", _ -> false)),
            _ -> new ArrayList<>()).add(episode);
      }
    }
    Map<Path, EpisodeId> owners = new HashMap<>();
    Set<EpisodeId> claimed = new HashSet<>();
    Set<EpisodeId> claimedTwice = new HashSet<>();
    strays.forEach((name, file) -> {
      List<AdoptableEpisode> sized = bySize.getOrDefault(file.toFile().length(), List.of());
      List<AdoptableEpisode> near = byFolder.getOrDefault(folder(name), List.of());
      if ((sized.isEmpty() && near.isEmpty()) || !(check.check(file, null) instanceof Verdict.Playable playable)) {
        return;
      }
      Long lasts = playable.durationMs();
      List<AdoptableEpisode> fitting = sized.stream().filter(each -> !differs(each, lasts)).toList();
      if (fitting.isEmpty() && lasts != null) {
        fitting = near.stream().filter(each -> isWithin(each, lasts, SAME_MS)).toList();
      }
      if (fitting.size() == 1) {
        EpisodeId owner = fitting.getFirst().id();
        owners.put(file, owner);
        if (!claimed.add(owner)) {
          claimedTwice.add(owner);
        }
      }
    });
    owners.values().removeAll(claimedTwice);
    return owners;
  }

  private static boolean differs(AdoptableEpisode episode, @Nullable Long lasts) {
    return lasts != null && episode.durationMs() != null && !isWithin(episode, lasts, CONTRADICTION_MS);
  }

  private static boolean isWithin(AdoptableEpisode episode, long lasts, long ms) {
    Long stated = episode.durationMs();
    return stated != null && Math.abs(stated - lasts) <= ms;
  }

  private static String folder(String path) {
    return EpisodeFileName.key(path.substring(0, Math.max(path.indexOf('/'), 0)));
  }
}
