package app.earmark.feed.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {"90 | 90000", "1:30 | 90000", "01:30:05 | 5405000", "1:2:3 | 3723000",
      "90.5 | 90500", "00:01:30.250 | 90250", "00:01:30,250 | 90250", "75:10 | 4510000", "0 | 0",
      "1 hour 2 minutes | 3720000", "1h 2m 3s | 3723000", "42 min | 2520000", "42 Minuten | 2520000",
          "1.5 hours | 5400000",
      "PT1H2M3S | 3723000", "1 Std. 5 Min. | 3900000", "45 mins 10 secs | 2710000", "3 uur | 10800000"})
  void understands(String written, long millis) {
    assertThat(Durations.parse(written)).hasMillis(millis);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "long", "-5", "1:2:3:4:5", "999999999999", "5 parsecs", "::", "9999:00:00"})
  void saysWhenItDoesNot(String written) {
    assertThat(Durations.parse(written)).isNull();
  }
}
