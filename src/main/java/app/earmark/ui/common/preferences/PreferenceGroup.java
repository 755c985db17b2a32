package app.earmark.ui.common.preferences;

import app.earmark.model.Preference;
import java.util.List;

/**
 * Preferences that stand together under one heading.
 *
 * @param name the heading is the text {@code setting.group.NAME}
 */
public record PreferenceGroup(String name, List<Preference<?>> preferences) {

  public static PreferenceGroup of(String name, Preference<?>... preferences) {
    return new PreferenceGroup(name, List.of(preferences));
  }
}
