package app.earmark.ui.earmarks;

import app.earmark.model.Earmark;
import app.earmark.service.EarmarkExport;
import app.earmark.service.Earmarks;
import app.earmark.service.Library;
import app.earmark.ui.common.Attachable;
import app.earmark.ui.common.Background;
import app.earmark.ui.common.Reload;
import app.earmark.ui.common.Toaster;
import app.earmark.ui.common.page.EpisodeActions;
import app.earmark.util.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** What the Earmarks page shows. JavaFX thread only. */
public final class EarmarksViewModel extends Attachable {

  private final Earmarks earmarks;
  private final Library library;
  private final Background background;
  private final Toaster toaster;
  private final EpisodeActions actions;
  private final Reload<List<Earmark>> reload;
  private final ReadOnlyObjectWrapper<Optional<List<Earmark>>> shown =
      new ReadOnlyObjectWrapper<>(this, "shown", Optional.empty());

  public EarmarksViewModel(
      Earmarks earmarks, Library library, Background background, Toaster toaster, EpisodeActions actions) {
    this.earmarks = earmarks;
    this.library = library;
    this.background = background;
    this.toaster = toaster;
    this.actions = actions;
    this.reload = new Reload<>(background, earmarks::all, found -> shown.set(Optional.of(found)));
  }

  @Override
  protected void onAttach() {
    hold(background.fx().latest(library.changes(), change -> reload.now()));
    hold(reload::stop);
  }

  /** By podcast, then by episode; empty until they were read. */
  public ReadOnlyObjectProperty<Optional<List<Earmark>>> shownProperty() {
    return shown.getReadOnlyProperty();
  }

  /** Jumps back to the moment. */
  public void play(Earmark earmark) {
    actions.playAt(earmark.row(), earmark.positionMs());
  }

  public void setNote(Earmark earmark, String note) {
    if (!note.strip().equals(earmark.note())) {
      background.change(() -> earmarks.setNote(earmark.id(), note));
    }
  }

  /** With an undo. */
  public void delete(Earmark earmark) {
    background.change(() -> {
      earmarks.delete(List.of(earmark));
      return true;
    }, done -> toaster.offerUndo(Message.of("window.toast.earmark-deleted", earmark.row().title()),
        () -> background.change(() -> earmarks.restore(List.of(earmark)))));
  }

  /** As CSV where the file is named so, else as Markdown. */
  public void export(Path file) {
    background.run(() -> {
      List<Earmark> all = earmarks.all();
      boolean csv = file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".csv");
      try {
        Files.writeString(file, csv ? EarmarkExport.csv(all) : EarmarkExport.markdown(all));
        return true;
      } catch (IOException e) {
        return false;
      }
    }, written -> toaster.say(
        Message.of(written ? "window.toast.earmarks-exported" : "window.toast.not-exported", file.toString())));
  }
}
