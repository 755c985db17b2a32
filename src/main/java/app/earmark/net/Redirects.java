package app.earmark.net;

import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.HashSet;
import java.util.Set;
import okhttp3.Call;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * One GET that follows redirects (RFC 9110, section 15.4): 20 at most, between http and https and across hosts,
 * relative {@code Location}s included, but never away from http. A name and password go to the origin of the first
 * address alone, and to the same host once it moves from http to https on the usual ports, where they are safer.
 */
final class Redirects {

  static final int MOST = 20;

  private final Call.Factory calls;
  private final Headers headers;
  private final @Nullable Credentials credentials;
  private final long deadline;
  private String host = "";

  /** {@code deadline}: the {@link System#nanoTime} at which every call ends; 0 for none. One use, one thread. */
  Redirects(Call.Factory calls, Headers headers, @Nullable Credentials credentials, long deadline) {
    this.calls = calls;
    this.headers = headers;
    this.credentials = credentials;
    this.deadline = deadline;
  }

  /** The host that was asked last, hence the one to blame. */
  String host() {
    return host;
  }

  /**
   * The first answer that is no redirect; the caller closes it.
   *
   * @param movedPermanentlyTo where the unbroken chain of permanent redirects (301, 308) that began at the first
   *     address led; null without one
   */
  record Landed(Response response, HttpUrl url, @Nullable HttpUrl movedPermanentlyTo) implements Closeable {
    @Override
    public void close() {
      response.close();
    }
  }

  /** The redirects lead nowhere: too many, a circle, or away from http. */
  static final class Astray extends IOException {
    private static final long serialVersionUID = 1;

    Astray(String why) {
      super(why);
    }
  }

  /** Follows {@code start} to its end; {@link Astray} if there is none. */
  Landed get(HttpUrl start) throws IOException {
    Credentials own = credentials != null ? credentials : Credentials.of(start);
    HttpUrl url = plain(start);
    HttpUrl home = url;
    HttpUrl permanent = null;
    boolean permanentSoFar = true;
    Set<HttpUrl> seen = new HashSet<>();
    for (int hops = 0; ; hops++) {
      Request.Builder request = new Request.Builder().url(url).headers(headers);
      if (own != null && Credentials.mayGoTo(home, url)) {
        request.header("Authorization", own.header());
      }
      host = url.host();
      Call call = calls.newCall(request.build());
      if (deadline != 0) {
        call.timeout().deadlineNanoTime(deadline);
      }
      Response response = execute(call);
      String location = response.isRedirect() ? response.header("Location") : null;
      if (location == null) {
        return new Landed(response, url, home.equals(permanent) ? null : permanent);
      }
      boolean newCookies = !response.headers("Set-Cookie").isEmpty();
      int status = response.code();
      response.close();
      if (newCookies) {
        seen.clear(); // Some hosts send back to where one was, to be asked with the cookie they have just set.
      }
      HttpUrl next = url.resolve(location.strip());
      if (next == null) {
        throw new Astray("redirect to something that is not http");
      }
      next = plain(next);
      if (!newCookies) {
        seen.add(url);
      }
      if (seen.contains(next)) {
        throw new Astray("redirects in a circle");
      }
      if (hops == MOST) {
        throw new Astray("more than " + MOST + " redirects");
      }
      permanentSoFar &= status == 301 || status == 308;
      if (permanentSoFar) {
        permanent = next;
      }
      url = next;
    }
  }

  /**
   * OkHttp waits for connections in a queue, and an interrupt there comes out as an {@link InterruptedException} that
   * {@code execute} does not declare (seen with 5.5.1).
   */
  private static Response execute(Call call) throws IOException {
    try {
      return call.execute();
    } catch (IOException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      Thread.currentThread().interrupt();
      throw (InterruptedIOException) new InterruptedIOException("interrupted").initCause(e);
    }
  }

  private static HttpUrl plain(HttpUrl url) {
    return url.newBuilder().username("").password("").fragment(null).build();
  }
}
