package app.earmark.ui.common;

import static org.assertj.core.api.Assertions.assertThat;

import app.earmark.util.Texts;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormatsTest {

  /** A Sunday noon in Berlin. */
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-22T11:00:00Z"), ZoneId.of("Europe/Berlin"));

  private final Formats formats = new Formats(new Texts(Locale.UK), CLOCK);

  @ParameterizedTest
  @CsvSource({"0,0 s", "49900,49 s", "60000,1 min", "89000,1 min", "2520000,42 min", "3580000,1 h", "3600000,1 h",
      "4320000,1 h 12 min", "86400000,24 h"})
  void durations(long ms, String words) {
    assertThat(formats.duration(ms)).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource({"0,0:00", "724000,12:04", "3753000,1:02:33", "-5,0:00"})
  void clocks(long ms, String words) {
    assertThat(formats.clock(ms)).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource({"2026-11-22T00:30:00Z,Today", "2026-11-21T22:59:00Z,Yesterday", "2026-11-21T23:01:00Z,Today",
      "2026-11-20T10:00:00Z,Friday", "2026-11-16T10:00:00Z,Monday", "2026-11-15T10:00:00Z,15 Nov",
      "2026-03-12T10:00:00Z,12 Mar", "2008-02-29T10:00:00Z,29 Feb 2008", "2026-12-24T10:00:00Z,24 Dec"})
  void days(Instant when, String words) {
    assertThat(formats.day(when)).isEqualTo(words);
  }

  @Test
  void fullDays() {
    assertThat(formats.fullDay(Instant.parse("2008-02-29T10:00:00Z"))).isEqualTo("Friday, 29 February 2008");
  }

  @ParameterizedTest
  @CsvSource({"0,0 kB", "12,1 kB", "640000,640 kB", "1240000,1.2 MB", "48300000,48 MB", "1240000000,1.2 GB"})
  void sizes(long bytes, String words) {
    assertThat(formats.size(bytes)).isEqualTo(words);
  }

  @Test
  void speeds() {
    assertThat(formats.speed(1)).isEqualTo("1×");
    assertThat(formats.speed(1.25)).isEqualTo("1.25×");
  }
}
