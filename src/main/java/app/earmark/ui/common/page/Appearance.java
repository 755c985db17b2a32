package app.earmark.ui.common.page;

import java.util.List;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableDoubleValue;

/** How the listener wants the window to look. Changes show at once. JavaFX thread only. */
public final class Appearance {

  /** Light or dark. */
  public enum Theme {
    /** As the system is, also when it changes. */
    SYSTEM,
    LIGHT,
    DARK;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** SYSTEM for what is not understood. */
    public static Theme parse(String word) {
      for (Theme theme : values()) {
        if (theme.word().equals(word)) {
          return theme;
        }
      }
      return SYSTEM;
    }
  }

  /** The text sizes on offer: 1 is 13 px for ordinary text. */
  public static final List<Double> TEXT_SCALES = List.of(1.0, 1.25, 1.5, 2.0);

  private final ObjectProperty<Theme> theme = new SimpleObjectProperty<>(this, "theme", Theme.SYSTEM);
  private final DoubleProperty textScale = new SimpleDoubleProperty(this, "textScale", 1);

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
