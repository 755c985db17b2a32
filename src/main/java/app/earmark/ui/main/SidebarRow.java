package app.earmark.ui.main;

import app.earmark.model.Podcast;
import app.earmark.model.PodcastId;
import app.earmark.service.Folders;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** One line of the podcasts in the sidebar. */
sealed interface SidebarRow {

  /** How many folders it is within. */
  int depth();

  /**
   * A folder.
   *
   * @param name with those that it is within
   * @param unplayed of all podcasts in it and in the folders within it
   */
  record Folder(String name, int depth, int podcasts, int unplayed, boolean open) implements SidebarRow {

    /** Its own name alone. */
    String label() {
      return name.substring(name.lastIndexOf('/') + 1);
    }
  }

  /**
   * A podcast.
   *
   * @param folder in which it stands here; empty: in none
   */
  record Show(Podcast podcast, String folder, int depth) implements SidebarRow {}

  /**
   * Folders first, in the order of the alphabet, each with what is in it; then what is in none.
   *
   * @param podcasts in the order in which they are to stand
   * @param folders of those that are in any
   * @param closed the folders of which only the name is shown
   */
  static List<SidebarRow> rows(
      List<Podcast> podcasts, Map<PodcastId, List<String>> folders, Collection<String> closed) {
    var names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    podcasts.forEach(podcast -> folders.getOrDefault(podcast.id(), List.of()).forEach(name -> {
      for (int slash = name.indexOf('/'); slash > 0; slash = name.indexOf('/', slash + 1)) {
        names.add(name.substring(0, slash));
      }
      names.add(name);
    }));
    List<SidebarRow> rows = new ArrayList<>();
    for (String name : names) {
      if (closed.stream().anyMatch(other -> !other.equals(name) && Folders.isWithin(name, other))) {
        continue;
      }
      int depth = (int) name.chars().filter(letter -> letter == '/').count();
      List<Podcast> within = podcasts.stream().filter(podcast -> folders.getOrDefault(podcast.id(), List.of())
          .stream().anyMatch(other -> Folders.isWithin(other, name))).toList();
      boolean open = !closed.contains(name);
      rows.add(new Folder(name, depth, within.size(), within.stream().mapToInt(Podcast::unplayed).sum(), open));
      if (open) {
        podcasts.stream().filter(podcast -> folders.getOrDefault(podcast.id(), List.of()).contains(name))
            .forEach(podcast -> rows.add(new Show(podcast, name, depth + 1)));
      }
    }
    Set<PodcastId> sorted = folders.keySet();
    podcasts.stream().filter(podcast -> !sorted.contains(podcast.id()))
        .forEach(podcast -> rows.add(new Show(podcast, "", 0)));
    return List.copyOf(rows);
  }
}
