package app.earmark.service;

import app.earmark.audio.Inspection;
import app.earmark.audio.Inspection.Picture;
import app.earmark.audio.Inspector;
import app.earmark.audio.NativeAudio.Loading;
import app.earmark.model.DownloadState;
import app.earmark.model.EmbeddedPicture;
import app.earmark.store.FilePictureStore;
import app.earmark.store.LibraryStore;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The pictures inside downloaded files, as they were kept when the file was heard; those that were not heard yet or are
 * too large to keep are read from the file when they are to be shown. Blocking; any thread.
 */
public final class FilePictures {

  private final FilePictureStore store;
  private final Library library;
  private final Supplier<Loading> loading;

  /**
   * @param loading loads FFmpeg, or says again what came of it
   */
  public FilePictures(LibraryStore store, Library library, Supplier<Loading> loading) {
    this.store = store.filePictures();
    this.library = library;
    this.loading = loading;
  }

  /** Empty where it was not kept, and the file is not (or no longer) there or has no such picture. */
  public Optional<byte[]> bytes(EmbeddedPicture wanted) {
    return store.find(wanted).or(() -> fromFile(wanted));
  }

  private Optional<byte[]> fromFile(EmbeddedPicture wanted) {
    return library.episode(wanted.episode())
        .flatMap(episode -> episode.row().download() instanceof DownloadState.Done done
            && loading.get() instanceof Loading.Loaded(var ffmpeg)
            && new Inspector(ffmpeg).head(library.fileOf(done)) instanceof Inspector.Inspecting.Done(var inspection)
            ? Optional.ofNullable(picture(inspection, wanted.chapter())) : Optional.empty())
        .map(Picture::bytes);
  }

  private static @Nullable Picture picture(Inspection inspection, int chapter) {
    if (chapter == EmbeddedPicture.COVER) {
      return inspection.pictures().isEmpty() ? null : inspection.pictures().getFirst();
    }
    return chapter < inspection.chapters().size() ? inspection.chapters().get(chapter).picture() : null;
  }
}
