package app.earmark.ui.common.preferences;

import app.earmark.model.Preference;
import app.earmark.ui.common.Controls;
import app.earmark.ui.common.Segments;
import app.earmark.util.Texts;
import java.text.NumberFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import javafx.beans.property.SimpleObjectProperty;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.Spinner;
import javafx.scene.control.SpinnerValueFactory;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.util.StringConverter;

/** The control that a preference is chosen with, by its kind. */
final class PreferenceControls {

  /** Choices with more letters than these together do not stand side by side at any text size. */
  private static final int MOST_LETTERS = 36;

  private static final PseudoClass ERROR = PseudoClass.getPseudoClass("error");

  private final PreferencesModel model;
  private final Texts texts;

  PreferenceControls(PreferencesModel model, Texts texts) {
    this.model = model;
    this.texts = texts;
  }

  /** A control with the choice that it shows. */
  record Made(Node control, PreferenceChoice<?> choice) {}

  Made control(Preference<?> preference) {
    return switch (preference) {
      case Preference.Flag flag -> flag(model.choice(flag));
      case Preference.Whole whole -> whole(whole, model.choice(whole));
      case Preference.Real real -> real(real, model.choice(real));
      case Preference.Time time -> typed(time, model.choice(time), 5);
      case Preference.Line line -> typed(line, model.choice(line), 20);
      case Preference.OneOf<?> one -> oneOf(one);
    };
  }

  private String title(Preference<?> preference) {
    return texts.get("setting." + preference.name());
  }

  private Made flag(PreferenceChoice<Boolean> choice) {
    var box = new CheckBox();
    box.setAccessibleText(title(choice.preference()));
    choice.valueProperty().subscribe(box::setSelected);
    box.setOnAction(event -> choice.choose(box.isSelected()));
    return new Made(box, choice);
  }

  private Made whole(Preference.Whole whole, PreferenceChoice<Integer> choice) {
    var values = new SpinnerValueFactory.IntegerSpinnerValueFactory(whole.least(), whole.most(), whole.usual());
    var spinner = new Spinner<>(values);
    spinner.setEditable(true);
    spinner.setPrefWidth(96);
    spinner.setMinWidth(Region.USE_PREF_SIZE);
    spinner.getEditor().setAccessibleText(title(whole));
    spinner.setAccessibleText(title(whole));
    values.setConverter(new StringConverter<>() {
      @Override
      public String toString(Integer value) {
        return Integer.toString(value);
      }

      @Override
      public Integer fromString(String text) {
        return text.strip().matches("-?\\d{1,9}")
            ? Math.clamp(Integer.parseInt(text.strip()), whole.least(), whole.most()) : choice.valueProperty().get();
      }
    });
    choice.valueProperty().subscribe(values::setValue);
    values.valueProperty().addListener((property, before, now) -> choice.choose(now));
    return new Made(withUnit(spinner, choice), choice);
  }

  private Made real(Preference.Real real, PreferenceChoice<Double> choice) {
    var slider = new Slider(real.least(), real.most(), real.usual());
    slider.setBlockIncrement((real.most() - real.least()) / 20);
    slider.setPrefWidth(180);
    slider.setAccessibleText(title(real));
    choice.valueProperty().subscribe(slider::setValue);
    // While it is dragged nothing is stored: only where it comes to rest.
    slider.valueProperty().addListener((property, before, now) -> {
      if (!slider.isValueChanging()) {
        choice.choose(rounded(now.doubleValue()));
      }
    });
    slider.valueChangingProperty().addListener((property, before, changing) -> {
      if (!changing) {
        choice.choose(rounded(slider.getValue()));
      }
    });
    Label value = Controls.label("", "type-body");
    value.setMinWidth(Region.USE_PREF_SIZE);
    slider.valueProperty().subscribe(now -> value.setText(texts.has(unit(real))
        ? texts.get(unit(real), rounded(now.doubleValue()))
        : NumberFormat.getInstance(texts.locale()).format(rounded(now.doubleValue()))));
    return new Made(line(slider, value), choice);
  }

  private static double rounded(double value) {
    return Math.round(value * 100) / 100.0;
  }

  private <T> Made typed(Preference<T> preference, PreferenceChoice<T> choice, int letters) {
    var field = new TextField();
    field.setPrefColumnCount(letters);
    field.setAccessibleText(title(preference));
    choice.valueProperty().subscribe(value -> {
      if (!field.isFocused()) {
        field.setText(preference.write(value));
      }
    });
    field.textProperty().subscribe(text -> field.pseudoClassStateChanged(ERROR, preference.read(text).isEmpty()));
    field.setOnAction(event -> preference.read(field.getText()).ifPresent(choice::choose));
    field.focusedProperty().addListener((property, before, focused) -> {
      if (!focused) {
        preference.read(field.getText()).ifPresent(choice::choose);
        field.setText(preference.write(choice.valueProperty().get()));
      }
    });
    return new Made(field, choice);
  }

  private <E extends Enum<E>> Made oneOf(Preference.OneOf<E> one) {
    PreferenceChoice<E> choice = model.choice(one);
    Map<E, String> words = new LinkedHashMap<>();
    one.all().forEach(value -> words.put(value, texts.get(PreferencesModel.wordsKey(one, value))));
    var chosen = new SimpleObjectProperty<>(choice, "chosen", one.usual());
    choice.valueProperty().subscribe(chosen::set);
    chosen.addListener((property, before, now) -> choice.choose(now));
    if (words.values().stream().mapToInt(String::length).sum() <= MOST_LETTERS) {
      HBox segments = Segments.of(words, chosen);
      segments.setAccessibleText(title(one));
      return new Made(segments, choice);
    }
    var box = new ComboBox<E>();
    box.getItems().setAll(one.all());
    box.setConverter(new StringConverter<>() {
      @Override
      public String toString(E value) {
        return words.getOrDefault(value, "");
      }

      @Override
      public E fromString(String text) {
        return one.usual();
      }
    });
    box.setAccessibleText(title(one));
    box.valueProperty().bindBidirectional(chosen);
    return new Made(box, choice);
  }

  private static String unit(Preference<?> preference) {
    return "setting." + preference.name() + ".unit";
  }

  private Node withUnit(Node control, PreferenceChoice<Integer> choice) {
    if (!texts.has(unit(choice.preference()))) {
      return control;
    }
    Label unit = Controls.label("", "type-body");
    unit.setMinWidth(Region.USE_PREF_SIZE);
    choice.valueProperty().subscribe(now -> unit.setText(texts.get(unit(choice.preference()), now)));
    return line(control, unit);
  }

  private static HBox line(Node... parts) {
    var line = new HBox(8, parts);
    line.setAlignment(Pos.CENTER_LEFT);
    return line;
  }
}
