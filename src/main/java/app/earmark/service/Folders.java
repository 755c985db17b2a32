package app.earmark.service;

import app.earmark.model.PodcastId;
import app.earmark.store.FolderStore;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The folders that the listener sorts podcasts into. A podcast may be in several, as if they were tags; a folder whose
 * name has a slash is within another ({@code News/Local}); one in which nothing is does not exist. Blocks; any thread
 * but JavaFX's. What each change returns is how it was before, and {@link #put} makes it so again.
 */
public final class Folders {

  private static final int LONGEST_NAME = 80;

  private final FolderStore store;
  private final Library library;

  Folders(FolderStore store, Library library) {
    this.store = store;
    this.library = library;
  }

  /** The folders of those podcasts that are in any. */
  public Map<PodcastId, List<String>> all() {
    return store.all();
  }

  /** Their names, in the order of the alphabet. */
  public List<String> names() {
    var names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    store.all().values().forEach(names::addAll);
    return List.copyOf(names);
  }

  /** A name as it is kept: without blanks and slashes at the ends of its parts; empty where nothing is left. */
  public static String name(String typed) {
    String name = Arrays.stream(typed.split("/", -1)).map(part -> part.strip().replaceAll("\\s+", " "))
        .filter(part -> !part.isEmpty()).collect(Collectors.joining("/"));
    return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME).strip();
  }

  /** Whether a folder is this one or within it. */
  public static boolean isWithin(String folder, String outer) {
    return folder.equals(outer) || folder.startsWith(outer + "/");
  }

  public Map<PodcastId, List<String>> add(Collection<PodcastId> podcasts, String folder) {
    return change(Set.copyOf(podcasts), names -> Stream.concat(names.stream(), Stream.of(folder)).toList());
  }

  /** Takes them out of one folder, and leaves them in the others. */
  public Map<PodcastId, List<String>> take(Collection<PodcastId> podcasts, String folder) {
    return change(Set.copyOf(podcasts), names -> names.stream().filter(name -> !name.equals(folder)).toList());
  }

  public Map<PodcastId, List<String>> move(Collection<PodcastId> podcasts, String from, String to) {
    return change(Set.copyOf(podcasts), names -> Stream.concat(
        names.stream().filter(name -> !name.equals(from)), Stream.of(to)).toList());
  }

  /** Gives a folder another name, and with it what is within; one that has that name already takes all up. */
  public Map<PodcastId, List<String>> rename(String folder, String to) {
    return change(store.all().keySet(), names -> names.stream()
        .map(name -> isWithin(name, folder) ? to + name.substring(folder.length()) : name).toList());
  }

  /** Takes everything out of a folder and of those within it; the podcasts themselves stay. */
  public Map<PodcastId, List<String>> dissolve(String folder) {
    return change(store.all().keySet(),
        names -> names.stream().filter(name -> !isWithin(name, folder)).toList());
  }

  /** Puts each podcast into just these folders. */
  public void put(Map<PodcastId, List<String>> folders) {
    if (!folders.isEmpty()) {
      store.put(folders);
      library.changed(folders.keySet(), Set.of());
    }
  }

  private Map<PodcastId, List<String>> change(Set<PodcastId> podcasts, UnaryOperator<List<String>> how) {
    Map<PodcastId, List<String>> all = store.all();
    Map<PodcastId, List<String>> before = new HashMap<>();
    Map<PodcastId, List<String>> after = new HashMap<>();
    for (PodcastId id : podcasts) {
      List<String> had = all.getOrDefault(id, List.of());
      List<String> now = how.apply(had).stream().distinct().toList();
      if (!now.equals(had)) {
        before.put(id, had);
        after.put(id, now);
      }
    }
    put(after);
    return before;
  }
}
