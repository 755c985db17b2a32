package app.earmark.app;

import app.earmark.audio.FileCheck;
import app.earmark.audio.FileCheck.Checked;
import app.earmark.audio.NativeAudio;
import app.earmark.service.AudioCheck;
import java.nio.file.Path;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens files with FFmpeg, which is loaded while the first one is on its way; where it cannot be, nobody can tell. Any
 * thread.
 */
final class NativeAudioCheck implements AudioCheck {

  private static final Logger LOG = LoggerFactory.getLogger(NativeAudioCheck.class);

  private final Supplier<NativeAudio.Loading> loader;
  private final Executor loading;
  private final AtomicBoolean prepared = new AtomicBoolean();

  /** Guarded by this; {@code null} until the first file. */
  private @Nullable AudioCheck loaded;

  /** @param loading platform threads: loading takes some 100 ms and would keep the carrier of a virtual one */
  NativeAudioCheck(Supplier<NativeAudio.Loading> loader, Executor loading) {
    this.loader = loader;
    this.loading = loading;
  }

  @Override
  public void prepare() {
    if (!prepared.getAndSet(true)) {
      loading.execute(() -> {
        var _ = loaded();
      });
    }
  }

  private synchronized AudioCheck loaded() {
    AudioCheck known = loaded;
    if (known == null) {
      known = switch (loader.get()) {
        case NativeAudio.Loading.Loaded found -> opening(new FileCheck(found.library()));
        case NativeAudio.Loading.Missing missing -> {
          LOG.warn("Downloads are checked by their first bytes alone: {}", missing.reason());
          yield AudioCheck.NONE;
        }
      };
      loaded = known;
    }
    return known;
  }

  private static AudioCheck opening(FileCheck check) {
    return (file, announcedMs) -> verdict(check.check(file, announcedMs));
  }

  @Override
  public Verdict check(Path file, @Nullable Long announcedMs) {
    return loaded().check(file, announcedMs);
  }

  private static Verdict verdict(Checked checked) {
    return switch (checked) {
      case Checked.Whole whole -> new Verdict.Playable(whole.durationMs());
      case Checked.CutShort cut -> new Verdict.CutShort(cut.statedMs());
      case Checked.NotPlayable no -> new Verdict.NotPlayable(no.detail());
      case Checked.CannotRead _ -> new Verdict.Unknown();
    };
  }
}
