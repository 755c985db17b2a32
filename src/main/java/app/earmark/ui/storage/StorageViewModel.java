package app.earmark.ui.storage;

import app.earmark.model.DoomedFile;
import app.earmark.model.EpisodeId;
import app.earmark.model.KeptFile;
import app.earmark.model.MoveProgress;
import app.earmark.model.StorageOverview;
import app.earmark.service.Library;
import app.earmark.service.LibraryMove;
import app.earmark.service.Storage;
import app.earmark.ui.common.Attachable;
import app.earmark.ui.common.Background;
import app.earmark.ui.common.Reload;
import app.earmark.ui.common.Toaster;
import app.earmark.util.Message;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** What the Storage page shows and does. Everything that it deletes can be undone. JavaFX thread only. */
public final class StorageViewModel extends Attachable {

  /** Longer than an undo is offered. */
  private static final Duration EMPTIED_FOR_GOOD = Duration.ofSeconds(30);

  private final Storage storage;
  private final Library library;
  private final Background background;
  private final Toaster toaster;
  private final Reload<StorageOverview> reload;
  private final ReadOnlyObjectWrapper<@Nullable StorageOverview> overview =
      new ReadOnlyObjectWrapper<>(this, "overview");
  private final ReadOnlyObjectWrapper<List<DoomedFile>> pending =
      new ReadOnlyObjectWrapper<>(this, "pending", List.of());

  private final ReadOnlyObjectWrapper<@Nullable MoveProgress> moving = new ReadOnlyObjectWrapper<>(this, "moving");

  public StorageViewModel(Storage storage, Library library, Background background, Toaster toaster) {
    this.storage = storage;
    this.library = library;
    this.background = background;
    this.toaster = toaster;
    this.reload = new Reload<>(background, storage::overview, overview::set);
  }

  @Override
  protected void onAttach() {
    hold(background.fx().latest(library.changes(), change -> reload.now()));
    hold(background.fx().latest(storage.pending(), doomed -> {
      pending.set(doomed);
      reload.now();
    }));
    hold(background.fx().latest(storage.moving(), progress -> {
      moving.set(progress.orElse(null));
      if (progress.isEmpty()) {
        reload.now();
      }
    }));
    hold(reload::stop);
  }

  /** Lets changed rules delete what they say. */
  public void agree() {
    background.run(storage::agree, this::offerUndo);
  }

  /** Keeps what changed rules would delete. */
  public void keepPending() {
    background.run(storage::keepPending);
  }

  public void delete(List<KeptFile> files) {
    List<EpisodeId> ids = files.stream().map(KeptFile::episode).toList();
    background.run(() -> {
      storage.delete(ids);
      return ids;
    }, this::offerUndo);
  }

  private void offerUndo(List<EpisodeId> deleted) {
    if (!deleted.isEmpty()) {
      toaster.offerUndo(Message.of("window.toast.download-deleted-many", deleted.size()),
          () -> background.run(() -> storage.restore(deleted), restored -> reload.now()));
    }
  }

  /** Copies the library to that folder, and tells how far it is. */
  public void moveTo(Path folder) {
    if (moving.get() != null) {
      return;
    }
    background.run(() -> storage.move(folder), result -> {
      switch (result) {
        case LibraryMove.Result.Ready ready ->
            toaster.say(Message.of("page.storage.move.ready", ready.folder().toString()));
        case LibraryMove.Result.Refused refused -> toaster.say(refused.message());
        case LibraryMove.Result.Stopped _ -> { }
      }
    }, error -> toaster.say(Message.of("window.toast.unexpected")));
  }

  /** Where the library is. */
  public Path folder() {
    return storage.folder();
  }

  /** How far the library is copied; {@code null} while it is not. */
  public ReadOnlyObjectProperty<@Nullable MoveProgress> movingProperty() {
    return moving.getReadOnlyProperty();
  }

  public void restoreBin() {
    background.run(storage::restoreBin, restored -> {
      toaster.say(Message.of("page.storage.toast.restored", restored));
      reload.now();
    });
  }

  public void emptyBin() {
    background.run(() -> {
      storage.emptyBin();
      return true;
    }, done -> {
      boolean[] undone = new boolean[1];
      toaster.offerUndo(Message.of("page.storage.toast.emptied"), () -> {
        undone[0] = true;
        background.run(storage::undoEmptyBin);
        reload.now();
      });
      background.fx().after(EMPTIED_FOR_GOOD, () -> {
        if (!undone[0]) {
          background.run(storage::emptyBinForGood);
        }
      });
      reload.now();
    });
  }

  public ReadOnlyObjectProperty<@Nullable StorageOverview> overviewProperty() {
    return overview.getReadOnlyProperty();
  }

  /** What waits for the listener's word. */
  public ReadOnlyObjectProperty<List<DoomedFile>> pendingProperty() {
    return pending.getReadOnlyProperty();
  }
}
