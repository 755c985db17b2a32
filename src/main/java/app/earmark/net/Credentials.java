package app.earmark.net;

import java.nio.charset.StandardCharsets;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * A listener's name and password for one host (RFC 7617, in UTF-8). Sent only to the origin of the address they were
 * given with; {@link #toString} hides the password.
 */
public record Credentials(String user, String password) {

  /** The name and password written into an address ({@code https://user:password@host/}), or null. */
  public static @Nullable Credentials of(String url) {
    HttpUrl parsed = HttpClients.address(url);
    return parsed == null ? null : of(parsed);
  }

  static @Nullable Credentials of(HttpUrl url) {
    return url.username().isEmpty() && url.password().isEmpty()
        ? null
        : new Credentials(url.username(), url.password());
  }

  /** The address without the name and password in it; anything that is no address stays as it is. */
  public static String without(String url) {
    HttpUrl parsed = HttpClients.address(url);
    return parsed == null || of(parsed) == null ? url : without(parsed).toString();
  }

  static HttpUrl without(HttpUrl url) {
    return url.newBuilder().username("").password("").build();
  }

  /** Whether two addresses have the same scheme, host and port, so that what one may know the other may. */
  public static boolean sameOrigin(String url, String other) {
    HttpUrl a = HttpClients.address(url);
    HttpUrl b = HttpClients.address(other);
    return a != null && b != null && sameOrigin(a, b);
  }

  static boolean sameOrigin(HttpUrl a, HttpUrl b) {
    return a.scheme().equals(b.scheme()) && a.host().equals(b.host()) && a.port() == b.port();
  }

  String header() {
    return okhttp3.Credentials.basic(user, password, StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return "Credentials[user=" + user + ", password=…]";
  }
}
