package app.earmark.audio;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import app.earmark.audio.NativeAudio.Loading;
import java.nio.file.Path;

/** FFmpeg for tests; skips them, saying so, on a machine for which there is none. */
public final class Natives {

  private Natives() {}

  public static NativeAudio library() {
    Loading loading = NativeAudio.load(Path.of("target", "natives").toAbsolutePath());
    assumeTrue(loading instanceof Loading.Loaded, "skipped: " + loading);
    return ((Loading.Loaded) loading).library();
  }
}
