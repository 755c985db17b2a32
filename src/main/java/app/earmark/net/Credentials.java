package app.earmark.net;

import app.earmark.model.SignIn;
import java.nio.charset.StandardCharsets;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * A listener's name and password for one host (RFC 7617, in UTF-8). Sent only to the origin of the address they were
 * given with; {@link #toString} hides the password.
 */
public record Credentials(String user, String password) {

  public static @Nullable Credentials of(@Nullable SignIn signIn) {
    return signIn == null ? null : new Credentials(signIn.user(), signIn.password());
  }

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

  /** An address with a name and password written into it; null where it is none that can be fetched. */
  public static @Nullable String written(String url, SignIn signIn) {
    HttpUrl parsed = HttpClients.address(url);
    return parsed == null
        ? null
        : parsed.newBuilder().username(signIn.user()).password(signIn.password()).build().toString();
  }

  static HttpUrl without(HttpUrl url) {
    return url.newBuilder().username("").password("").build();
  }

  /**
   * Whether a name and password given for {@code home} may be sent to {@code url}: the same origin, or the same host
   * once it moves from http to https on the usual ports, where they are safer.
   */
  public static boolean mayGoTo(String home, String url) {
    HttpUrl a = HttpClients.address(home);
    HttpUrl b = HttpClients.address(url);
    return a != null && b != null && mayGoTo(a, b);
  }

  static boolean mayGoTo(HttpUrl home, HttpUrl url) {
    boolean madeSafe = home.host().equals(url.host()) && home.port() == 80 && !home.isHttps()
        && url.port() == 443 && url.isHttps();
    return madeSafe || sameOrigin(home, url);
  }

  private static boolean sameOrigin(HttpUrl a, HttpUrl b) {
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
