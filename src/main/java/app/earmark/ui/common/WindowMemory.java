package app.earmark.ui.common;

import java.util.Optional;

/** What the window remembers from one start to the next: bounds, page, theme. Blocks; any thread. */
public interface WindowMemory {

  Optional<String> load(String key);

  void save(String key, String value);
}
