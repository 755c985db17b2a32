package app.earmark.ui.common.page;

import app.earmark.model.Podcast;
import app.earmark.model.PodcastId;
import app.earmark.service.Folders;
import app.earmark.service.Library;
import app.earmark.ui.common.Background;
import app.earmark.ui.common.Navigator;
import app.earmark.ui.common.Place;
import app.earmark.ui.common.Toaster;
import app.earmark.util.Message;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * What the listener can do with folders, by drag, menu or key; each change offers an undo. Called on the JavaFX thread;
 * the work is done in the background.
 */
public final class FolderActions {

  /**
   * The question in which folders podcasts are to be, as it is asked now.
   *
   * @param title of the podcast; empty where there are several
   * @param in the folders in which all of them are
   */
  public record Choice(List<PodcastId> podcasts, String title, List<String> folders, Set<String> in) {}

  private final Library library;
  private final Folders folders;
  private final Background background;
  private final Navigator navigator;
  private final Toaster toaster;
  private final ReadOnlyObjectWrapper<Optional<Choice>> choice =
      new ReadOnlyObjectWrapper<>(this, "choice", Optional.empty());

  FolderActions(Library library, Background background, Navigator navigator, Toaster toaster) {
    this.library = library;
    this.folders = library.folders();
    this.background = background;
    this.navigator = navigator;
    this.toaster = toaster;
  }

  /** What is being asked; empty: nothing. */
  public ReadOnlyObjectProperty<Optional<Choice>> choiceProperty() {
    return choice.getReadOnlyProperty();
  }

  /** Asks in which folders these podcasts are to be. */
  public void choose(Collection<PodcastId> podcasts) {
    List<PodcastId> asked = podcasts.stream().distinct().toList();
    if (asked.isEmpty()) {
      toaster.say(Message.of("window.toast.no-podcast-chosen"));
      return;
    }
    background.run(() -> read(asked), read -> choice.set(Optional.of(read)));
  }

  private Choice read(List<PodcastId> asked) {
    Map<PodcastId, List<String>> all = folders.all();
    List<String> names = folders.names();
    return new Choice(asked, asked.size() > 1 ? "" : library.podcast(asked.getFirst()).map(Podcast::title).orElse(""),
        names, names.stream().filter(name -> asked.stream().allMatch(
            id -> all.getOrDefault(id, List.of()).contains(name))).collect(Collectors.toSet()));
  }

  public void close() {
    choice.set(Optional.empty());
  }

  /** Puts podcasts into a folder, which is made where there is none of this name. */
  public void add(Collection<PodcastId> podcasts, String typed) {
    String name = Folders.name(typed);
    if (!name.isEmpty()) {
      change(() -> folders.add(podcasts, name), Message.of("window.toast.in-folder", shown(name)));
    }
  }

  public void take(Collection<PodcastId> podcasts, String folder) {
    change(() -> folders.take(podcasts, folder), Message.of("window.toast.out-of-folder", shown(folder)));
  }

  /** @param to empty: into none */
  public void move(Collection<PodcastId> podcasts, String from, String to) {
    if (from.equals(to)) {
      return;
    }
    if (to.isEmpty()) {
      take(podcasts, from);
    } else if (from.isEmpty()) {
      add(podcasts, to);
    } else {
      change(() -> folders.move(podcasts, from, to), Message.of("window.toast.in-folder", shown(to)));
    }
  }

  /** Gives the folder another name, and goes on under it. */
  public void rename(String folder, String typed) {
    String name = Folders.name(typed);
    if (!name.isEmpty() && !name.equals(folder)) {
      change(() -> folders.rename(folder, name), Message.of("window.toast.folder-renamed", shown(name)));
      navigator.open(new Place.OneFolder(name));
    }
  }

  /** The podcasts stay; only the folder goes. */
  public void dissolve(String folder) {
    change(() -> folders.dissolve(folder), Message.of("window.toast.folder-dissolved", shown(folder)));
  }

  private void change(Callable<Map<PodcastId, List<String>>> work, Message said) {
    background.change(work, before -> {
      if (!before.isEmpty()) {
        toaster.offerUndo(said, () -> background.change(() -> folders.put(before)));
      }
      choice.get().ifPresent(asked -> choose(asked.podcasts()));
    });
  }

  /** A name as it is read: folders within folders with a stroke between them. */
  public static String shown(String folder) {
    return folder.replace("/", " / ");
  }
}
