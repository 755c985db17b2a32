package app.earmark.app.log;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressesTest {

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      https://ada:s3cret@feeds.example.org/show.xml         | https://feeds.example.org/show.xml
      https://ada:p@ss@feeds.example.org/show.xml           | https://feeds.example.org/show.xml
      https://example.org/rss/show?auth=AbC-123_x&x=1       | https://example.org/rss/show?…
      http://example.org:8080/a.mp3#t=30                    | http://example.org:8080/a.mp3?…
      https://example.org?token=abc                         | https://example.org?…
      https://example.org/f/9f8a6c1e-3d5b-4c2a-9e7f-0123456789ab/rss | https://example.org/f/…/rss
      https://example.org/feeds/aB3dE5gH7jK9mN1p.xml        | https://example.org/feeds/….xml
      https://example.org/private/abcdefghijklmnopqrstuvwxyzabcdef/ | https://example.org/private/…/
      pcast://ada:s3cret@example.org/x                      | pcast://example.org/x
      http://career.example/audio/2008/career-op-20080229.mp3 | http://career.example/audio/2008/career-op-20080229.mp3
      (https://ada:s3cret@example.org/a?b=c) and "http://x.example/?k=v" | (https://example.org/a?… and "http://x.example/?…"
      Authorization: Basic YWRhOnMzY3JldA==                 | Authorization: …
      the header Bearer eyJhbGciOiJIUzI1NiJ9.e30.abc was    | the header Bearer … was
      called with token=s3cret&page=2                       | called with token=…&page=2
      nothing to hide here: 12 of 30 episodes               | nothing to hide here: 12 of 30 episodes
      """)
  void nothingThatLetsSomebodyInIsKept(String text, String expected) {
    assertThat(Addresses.withoutSecrets(text)).isEqualTo(expected);
  }

  @Test
  void severalLinesAndLongOnesAreCleaned() {
    String trace = "java.io.IOException: https://u:hidden@h.example/p\n\tat a.B.c(B.java:1)\nCaused by: http://h.example/?hidden";
    assertThat(Addresses.withoutSecrets(trace)).doesNotContain("hidden").contains("\n\tat a.B.c(B.java:1)\n");
    String long1 = "a".repeat(200_000);
    assertThat(Addresses.withoutSecrets("http://h.example/" + long1)).isEqualTo("http://h.example/…");
  }
}
