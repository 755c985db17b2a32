package app.earmark.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PreferenceTimeTest {

  private final Preference.Time time = new Preference.Time("download.from", LocalTime.MIDNIGHT);

  @ParameterizedTest
  @CsvSource({"22:30,22:30", "7,07:00", "07.05,07:05", "' 0:59 ',00:59", "23,23:00", "6h15,06:15"})
  void readsWhatPeopleTypeAndWhatWasKeptBefore(String typed, LocalTime meant) {
    assertThat(time.read(typed)).contains(meant);
    assertThat(time.read(time.write(meant))).contains(meant);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "24", "12:60", "noon", "-1", "1:2"})
  void takesNothingElse(String typed) {
    assertThat(time.read(typed)).isEmpty();
  }

  @Test
  void keepsMinutesAndNoSeconds() {
    assertThat(time.write(LocalTime.of(9, 5, 30))).isEqualTo("09:05");
  }
}
