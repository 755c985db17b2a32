package app.earmark.ui.episode;

import app.earmark.model.Episode;
import app.earmark.model.EpisodeId;
import app.earmark.model.EpisodeRow;
import app.earmark.service.Library;
import app.earmark.service.Preferences;
import app.earmark.ui.common.Attachable;
import app.earmark.ui.common.Background;
import app.earmark.ui.common.Reload;
import app.earmark.ui.common.notes.Block;
import app.earmark.ui.common.notes.NotesReader;
import app.earmark.ui.common.page.EpisodeActions;
import app.earmark.ui.common.page.NotesViews;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** What the page of one episode shows. JavaFX thread only. */
public final class EpisodeViewModel extends Attachable {

  /**
   * The episode with its notes.
   *
   * @param notes cleaned, as text
   * @param pictures whether the pictures in them are fetched unasked
   */
  public record Details(Episode episode, List<Block> notes, boolean pictures) {

    public EpisodeRow row() {
      return episode.row();
    }
  }

  private final EpisodeId id;
  private final Library library;
  private final Preferences preferences;
  private final Background background;
  private final EpisodeActions actions;
  private final Reload<Optional<Details>> reload;
  private final ReadOnlyObjectWrapper<Optional<Details>> details =
      new ReadOnlyObjectWrapper<>(this, "details", Optional.empty());
  private final ReadOnlyBooleanWrapper gone = new ReadOnlyBooleanWrapper(this, "gone", false);

  public EpisodeViewModel(EpisodeId id, Library library, Preferences preferences, Background background,
      EpisodeActions actions) {
    this.preferences = preferences;
    this.id = id;
    this.library = library;
    this.background = background;
    this.actions = actions;
    this.reload = new Reload<>(background, this::read, found -> {
      details.set(found);
      gone.set(found.isEmpty());
    });
  }

  private Optional<Details> read() {
    return library.episode(id).map(episode -> new Details(episode, NotesReader.read(
        episode.notes(), episode.link() == null ? "" : episode.link(), episode.row().durationMs()),
        preferences.get(NotesViews.PICTURES, episode.row().podcast())));
  }

  @Override
  protected void onAttach() {
    // Whatever changed: of changes that come in quick succession only the last is heard.
    hold(background.fx().latest(library.changes(), change -> reload.now()));
    hold(reload::stop);
  }

  /** Plays from a moment that the notes name, in ms. */
  public void seek(long positionMs) {
    row().ifPresent(row -> actions.playAt(row, positionMs));
  }

  public Optional<EpisodeRow> row() {
    return details.get().map(Details::row);
  }

  public ReadOnlyObjectProperty<Optional<Details>> detailsProperty() {
    return details.getReadOnlyProperty();
  }

  /** Whether it turned out that there is no such episode. */
  public ReadOnlyBooleanProperty goneProperty() {
    return gone.getReadOnlyProperty();
  }
}
