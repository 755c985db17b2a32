package app.earmark.ui;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import atlantafx.base.theme.Theme;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.scene.paint.Color;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Text can be read on what it stands on, in both themes: WCAG 2.2, 1.4.3, at least 4.5 to 1. */
class ContrastTest {

  private static final Pattern VARIABLE = Pattern.compile("(-color-[a-z0-9-]+):\\s*([^;]+);");

  @ParameterizedTest
  @CsvSource({
      "fg-default,bg-default", "fg-default,bg-subtle", "fg-default,bg-overlay", "fg-default,accent-subtle",
      "fg-default,neutral-muted", "fg-muted,bg-default", "fg-muted,bg-subtle", "fg-muted,bg-overlay",
      "accent-fg,bg-default", "accent-fg,bg-subtle", "accent-fg,accent-subtle", "danger-fg,bg-default",
      "danger-fg,bg-subtle", "success-fg,success-subtle", "warning-fg,warning-subtle", "fg-emphasis,accent-emphasis"
  })
  void isEnough(String text, String ground) throws IOException {
    for (Theme theme : new Theme[] {new PrimerLight(), new PrimerDark()}) {
      Map<String, Color> colours = colours(theme);
      Color below = over(colours.get("-color-" + ground), colours.get("-color-bg-default"));
      Color above = over(colours.get("-color-" + text), below);

      assertThat(contrast(above, below)).as("%s: %s on %s", theme.getName(), text, ground)
          .isGreaterThanOrEqualTo(4.5);
    }
  }

  private static Map<String, Color> colours(Theme theme) throws IOException {
    Map<String, Color> colours = new HashMap<>();
    try (InputStream in = Objects.requireNonNull(Theme.class.getResourceAsStream(theme.getUserAgentStylesheet()))) {
      Matcher variable = VARIABLE.matcher(new String(in.readAllBytes(), StandardCharsets.UTF_8));
      while (variable.find()) {
        if (variable.group(2).matches("(#|rgb).*")) {
          colours.putIfAbsent(variable.group(1), Color.web(variable.group(2)));
        }
      }
    }
    return colours;
  }

  private static Color over(Color above, Color below) {
    return below.interpolate(Color.color(above.getRed(), above.getGreen(), above.getBlue()), above.getOpacity());
  }

  private static double contrast(Color one, Color other) {
    double light = Math.max(luminance(one), luminance(other));
    double dark = Math.min(luminance(one), luminance(other));
    return (light + 0.05) / (dark + 0.05);
  }

  private static double luminance(Color colour) {
    return 0.2126 * linear(colour.getRed()) + 0.7152 * linear(colour.getGreen()) + 0.0722 * linear(colour.getBlue());
  }

  private static double linear(double part) {
    return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
  }
}
