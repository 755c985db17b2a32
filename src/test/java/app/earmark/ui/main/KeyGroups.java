package app.earmark.ui.main;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;

/** The words for the groups of keys, whose names the code puts together. */
public final class KeyGroups {

  private KeyGroups() {}

  public static Stream<String> words() {
    return Arrays.stream(Keys.Group.values())
        .map(group -> "window.keys." + group.name().toLowerCase(Locale.ROOT));
  }
}
