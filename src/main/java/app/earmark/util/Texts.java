package app.earmark.util;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;

/**
 * Every word that the listener reads, from the resource bundle {@code app/earmark/texts} in one language. Patterns are
 * those of {@link MessageFormat}; a {@link Message} among the arguments is put into words first. Immutable, for any
 * thread.
 */
public final class Texts {

  /** java.awt.ComponentOrientation knows these as well, but would load a second toolkit. */
  private static final Set<String> RIGHT_TO_LEFT = Set.of("ar", "fa", "he", "iw", "ur", "yi");

  private final Locale locale;
  private final ResourceBundle bundle;

  public Texts(Locale locale) {
    this.locale = locale;
    this.bundle = ResourceBundle.getBundle(
        "app.earmark.texts", locale, ResourceBundle.Control.getNoFallbackControl(
            ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  public Locale locale() {
    return locale;
  }

  /** Whether lines run from right to left. */
  public boolean isRightToLeft() {
    return RIGHT_TO_LEFT.contains(locale.getLanguage());
  }

  /** Whether there are words for it: some are said only where somebody wrote them. */
  public boolean has(String key) {
    return bundle.containsKey(key);
  }

  public String get(String key, Object... arguments) {
    Object[] worded = new Object[arguments.length];
    for (int i = 0; i < arguments.length; i++) {
      worded[i] = arguments[i] instanceof Message message ? get(message) : arguments[i];
    }
    return new MessageFormat(bundle.getString(key), locale).format(worded);
  }

  public String get(Message message) {
    return get(message.key(), message.arguments().toArray());
  }
}
