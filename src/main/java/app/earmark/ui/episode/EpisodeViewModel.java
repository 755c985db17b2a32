package app.earmark.ui.episode;

import app.earmark.model.Chapter;
import app.earmark.model.Episode;
import app.earmark.model.EpisodeId;
import app.earmark.model.EpisodeRow;
import app.earmark.model.PlayingChapters;
import app.earmark.service.ChapterPlay;
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
  private final ChapterPlay chapterPlay;
  private final Reload<PlayingChapters> readChapters;
  private final ReadOnlyObjectWrapper<PlayingChapters> chapters =
      new ReadOnlyObjectWrapper<>(this, "chapters", PlayingChapters.NONE);
  private final ReadOnlyObjectWrapper<Optional<Details>> details =
      new ReadOnlyObjectWrapper<>(this, "details", Optional.empty());
  private final ReadOnlyBooleanWrapper gone = new ReadOnlyBooleanWrapper(this, "gone", false);

  public EpisodeViewModel(EpisodeId id, Library library, ChapterPlay chapterPlay, Preferences preferences,
      Background background, EpisodeActions actions) {
    this.chapterPlay = chapterPlay;
    this.readChapters = new Reload<>(background, () -> chapterPlay.of(id), chapters::set);
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
    // Unticked in the player, or found by an analysis.
    hold(background.fx().latest(chapterPlay.playing(), playing -> {
      if (id.equals(playing.episode()) || chapters.get().episode() == null) {
        readChapters.now();
      }
    }));
    hold(reload::stop);
    hold(readChapters::stop);
  }

  /** Plays from a moment that the notes name, in ms. */
  public void seek(long positionMs) {
    row().ifPresent(row -> actions.playAt(row, positionMs));
  }

  public ReadOnlyObjectProperty<PlayingChapters> chaptersProperty() {
    return chapters.getReadOnlyProperty();
  }

  /** Unticks a chapter, which is then passed over, or ticks it again. */
  public void skip(Chapter chapter, boolean skipped) {
    background.run(() -> {
      chapterPlay.skip(id, chapter, skipped);
      return chapterPlay.of(id);
    }, chapters::set);
  }

  public EpisodeId id() {
    return id;
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
