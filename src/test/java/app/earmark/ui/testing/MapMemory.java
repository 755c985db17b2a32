package app.earmark.ui.testing;

import app.earmark.ui.common.WindowMemory;
import java.util.Map;
import java.util.Optional;

/** What a window remembers, in a map that a test fills and looks into. */
record MapMemory(Map<String, String> kept) implements WindowMemory {

  @Override
  public Optional<String> load(String key) {
    return Optional.ofNullable(kept.get(key));
  }

  @Override
  public void save(String key, String value) {
    kept.put(key, value);
  }
}
