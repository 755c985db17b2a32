package app.earmark.ui.common.art;

import app.earmark.ui.common.ArtworkSource;
import app.earmark.ui.common.Background;
import app.earmark.util.Subscription;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import javafx.scene.image.Image;
import org.jspecify.annotations.Nullable;

/**
 * Pictures at the size at which they are shown, decoded in the background, the latest ones kept. JavaFX thread only.
 */
public final class Art {

  private static final long KEPT_BYTES = 32L << 20;
  private static final int REMEMBERED_FAILURES = 500;

  /** After this time the network may be back. */
  private static final Duration TRIED_AGAIN_AFTER = Duration.ofMinutes(1);

  private final ArtworkSource source;
  private final Background background;

  /** Keeps the memory of decoding bounded: two pictures at a time. */
  private final Semaphore decoding = new Semaphore(2);

  private final Map<Key, Image> kept = new LinkedHashMap<>(64, 0.75f, true);
  private long keptBytes;
  private final Map<Key, Waiting> waiting = new HashMap<>();
  /** What could not be had, and when, by {@link System#nanoTime}: a list that scrolls must not ask again and again. */
  private final Map<String, Long> failed = new HashMap<>();

  private record Key(String url, int pixels, int radius) {}

  private static final class Waiting {
    final List<Consumer<Image>> listeners = new ArrayList<>();
    @Nullable Subscription work;
  }

  public Art(ArtworkSource source, Background background) {
    this.source = source;
    this.background = background;
  }

  /** The picture if it was loaded a moment ago. */
  public Optional<Image> kept(String url, int pixels, int radius) {
    return Optional.ofNullable(kept.get(new Key(url, pixels, radius)));
  }

  /**
   * Hands over the picture, cut to a square of so many device pixels with its corners rounded, when it is there; never
   * where it cannot be had.
   */
  public Subscription load(String url, int pixels, int radius, Consumer<Image> then) {
    var key = new Key(url, pixels, radius);
    if (hasJustFailed(url)) {
      return () -> { };
    }
    Waiting present = waiting.get(key);
    Waiting entry = present == null ? new Waiting() : present;
    entry.listeners.add(then);
    if (present == null) {
      waiting.put(key, entry);
      entry.work = background.run(() -> decode(key), image -> arrived(key, image), error -> arrived(key, null));
    }
    return () -> {
      entry.listeners.remove(then);
      if (entry.listeners.isEmpty() && waiting.remove(key, entry) && entry.work != null) {
        entry.work.close();
      }
    };
  }

  private boolean hasJustFailed(String url) {
    Long at = failed.get(url);
    return at != null && System.nanoTime() - at < TRIED_AGAIN_AFTER.toNanos();
  }

  /** Hands over the whole picture, no wider than so many device pixels; never where it cannot be had. Not kept. */
  public Subscription loadWhole(String url, int maxWidth, Consumer<Image> then) {
    return background.run(() -> {
      Optional<byte[]> bytes = source.load(url);
      decoding.acquire();
      try {
        return bytes.flatMap(file -> Pictures.whole(file, maxWidth));
      } finally {
        decoding.release();
      }
    }, image -> image.ifPresent(then), error -> { });
  }

  /** Tries again what could not be had before: the network may be back. */
  public void forgetFailures() {
    failed.clear();
  }

  private @Nullable Image decode(Key key) throws InterruptedException {
    Optional<byte[]> bytes = source.load(key.url);
    if (bytes.isEmpty()) {
      return null;
    }
    decoding.acquire();
    try {
      return Pictures.square(bytes.get(), key.pixels, key.radius).orElse(null);
    } finally {
      decoding.release();
    }
  }

  private void arrived(Key key, @Nullable Image image) {
    Waiting entry = waiting.remove(key);
    if (image == null) {
      if (failed.size() >= REMEMBERED_FAILURES) {
        failed.clear();
      }
      failed.put(key.url, System.nanoTime());
      return;
    }
    if (kept.put(key, image) == null) {
      keptBytes += bytes(key);
    }
    var oldest = kept.entrySet().iterator();
    while (keptBytes > KEPT_BYTES && oldest.hasNext()) {
      keptBytes -= bytes(oldest.next().getKey());
      oldest.remove();
    }
    if (entry != null) {
      List.copyOf(entry.listeners).forEach(listener -> listener.accept(image));
    }
  }

  private static long bytes(Key key) {
    return 4L * key.pixels * key.pixels;
  }
}
