package app.earmark.net;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** How long a host asks to be left alone: seconds or an HTTP date (RFC 9110, section 10.2.3). */
final class RetryAfter {

  /** A host that asks for more is asked again after this all the same. */
  private static final Duration MOST = Duration.ofDays(7);

  private RetryAfter() {}

  static @Nullable Duration of(Response response, InstantSource clock) {
    String value = response.header("Retry-After");
    if (value == null) {
      return null;
    }
    Duration wait;
    String digits = value.strip();
    if (!digits.isEmpty() && digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
      wait = digits.length() > 9 ? MOST : Duration.ofSeconds(Long.parseLong(digits));
    } else {
      Instant until = response.headers().getInstant("Retry-After");
      if (until == null) {
        return null;
      }
      wait = Duration.between(clock.instant(), until);
    }
    return wait.isNegative() ? Duration.ZERO : wait.compareTo(MOST) > 0 ? MOST : wait;
  }
}
