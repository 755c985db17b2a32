package app.earmark.ui.common.page;

import app.earmark.model.Preference;
import app.earmark.service.Preferences;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableDoubleValue;
import org.jspecify.annotations.Nullable;

/** How the listener wants the window to look; what is chosen shows at once. JavaFX thread only. */
public final class Appearance {

  /** Light or dark. */
  public enum Theme {
    /** As the system is, also when it changes. */
    SYSTEM,
    LIGHT,
    DARK
  }

  /** How large text is, in percent of 13 px for ordinary text. */
  public enum TextSize {
    P100(1),
    P125(1.25),
    P150(1.5),
    P200(2);

    private final double scale;

    TextSize(double scale) {
      this.scale = scale;
    }

    public double scale() {
      return scale;
    }
  }

  /** The language of the window. */
  public enum Language {
    /** As the system is; English where there is no translation. */
    SYSTEM(null),
    ENGLISH(Locale.ENGLISH),
    GERMAN(Locale.GERMAN),
    SPANISH(Locale.of("es")),
    CHINESE(Locale.SIMPLIFIED_CHINESE);

    private final @Nullable Locale locale;

    Language(@Nullable Locale locale) {
      this.locale = locale;
    }

    /** Null: the system's. */
    public @Nullable Locale locale() {
      return locale;
    }
  }

  public static final Preference<Language> LANGUAGE = new Preference.OneOf<>("look.language", Language.SYSTEM);
  public static final Preference<Theme> THEME = new Preference.OneOf<>("look.theme", Theme.SYSTEM);
  public static final Preference<TextSize> TEXT_SIZE = new Preference.OneOf<>("look.textSize", TextSize.P100);

  private final ObjectProperty<Theme> theme = new SimpleObjectProperty<>(this, "theme", Theme.SYSTEM);
  private final DoubleProperty textScale = new SimpleDoubleProperty(this, "textScale", 1);

  /** Asks what is chosen, which blocks, on any thread; what it returns shows it. */
  public Runnable read(Preferences preferences) {
    Theme chosenTheme = preferences.get(THEME);
    TextSize chosenSize = preferences.get(TEXT_SIZE);
    return () -> {
      theme.set(chosenTheme);
      textScale.set(chosenSize.scale());
    };
  }

  public ObjectProperty<Theme> themeProperty() {
    return theme;
  }

  public DoubleProperty textScaleProperty() {
    return textScale;
  }

  /** A length that text needs: so much at least, and so much times the scale where that is more. */
  public ObservableDoubleValue atLeast(double minimum, double fixed, double scaled) {
    return Bindings.createDoubleBinding(
        () -> Math.max(minimum, Math.ceil(fixed + scaled * textScale.get())), textScale);
  }

  /** The same for one moment. */
  public double scaled(double length) {
    return length * textScale.get();
  }
}
