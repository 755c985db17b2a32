package app.earmark.ui.common;

import java.util.Optional;

/** Where pictures come from: a cache on disk, else the network. Blocks; any thread. */
@FunctionalInterface
public interface ArtworkSource {

  /** The file as it is at the address; empty where it cannot be had. */
  Optional<byte[]> load(String url);
}
