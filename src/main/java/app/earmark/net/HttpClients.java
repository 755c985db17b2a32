package app.earmark.net;

import app.earmark.util.Lazy;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import javax.net.SocketFactory;
import okhttp3.Cache;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.ConnectionSpec;
import okhttp3.CookieJar;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import org.jspecify.annotations.Nullable;

/**
 * The one place that makes OkHttp clients: one connection pool, one user agent, one set of time limits. Feeds and
 * downloads go without OkHttp's cache (with it, a Range request was answered with the whole body, and an old
 * Last-Modified was served unasked). Redirects are followed by {@link Redirects}, never by OkHttp, because where a
 * permanent one leads, and what may be sent there, has to be known.
 *
 * <p>Calls are synchronous, so the dispatcher starts no threads. For any thread.
 */
public final class HttpClients implements AutoCloseable {

  private final NetworkLimits limits;

  /** For http alone: what secures connections is not even looked for. */
  private final Lazy<OkHttpClient> open;

  /** The same connections, and secure ones. The system's certificates are read for it: longer than most starts take. */
  private final Lazy<OkHttpClient> plain;

  /** {@code version}: the program's, sent as {@code Earmark/<version>}. */
  public HttpClients(String version) {
    this(version, NetworkLimits.usual());
  }

  public HttpClients(String version, NetworkLimits limits) {
    this(version, limits, builder -> builder);
  }

  /** {@code change}: for tests with certificates of their own. */
  HttpClients(String version, NetworkLimits limits, UnaryOperator<OkHttpClient.Builder> change) {
    this.limits = limits;
    String userAgent = "Earmark/" + version;
    this.open = new Lazy<>(() -> new OkHttpClient.Builder()
        .connectionSpecs(List.of(ConnectionSpec.CLEARTEXT))
        .socketFactory(new Sockets((int) limits.silence().toMillis()))
        .connectionPool(new ConnectionPool(8, 30, TimeUnit.SECONDS))
        .followRedirects(false)
        .followSslRedirects(false)
        .connectTimeout(limits.connect())
        .readTimeout(limits.silence())
        .writeTimeout(limits.silence())
        .addInterceptor(chain ->
            chain.proceed(chain.request().newBuilder().header("User-Agent", userAgent).build()))
        .build());
    this.plain = new Lazy<>(() -> change.apply(open.get().newBuilder()
        .connectionSpecs(List.of(ConnectionSpec.MODERN_TLS, ConnectionSpec.CLEARTEXT))).build());
  }

  NetworkLimits limits() {
    return limits;
  }

  /** No cache, no cookies. */
  Call.Factory calls() {
    return request -> (request.isHttps() ? plain : open).get().newCall(request);
  }

  /**
   * For one large file, with cookies that live as long as {@code cookies}. Okio's time-out wakes its watchdog at every
   * read, which was a hundred thousand thread switches for a gigabyte and as much CPU time as the rest; so it is left
   * to the socket. That holds for HTTP/1.1 alone, which is also the quicker for one file.
   */
  OkHttpClient download(CookieJar cookies) {
    return plain.get().newBuilder().cookieJar(cookies).protocols(List.of(Protocol.HTTP_1_1)).readTimeout(Duration.ZERO)
        .build();
  }

  /** The same connections, with a cache on disk that belongs to the caller; {@code before} sees what goes into it. */
  OkHttpClient withCache(Path folder, long bytes, Interceptor before) {
    return plain.get().newBuilder().cache(new Cache(folder.toFile(), bytes)).addNetworkInterceptor(before).build();
  }

  /** An address of the web, or null for anything else. */
  static @Nullable HttpUrl address(String text) {
    return HttpUrl.parse(text.strip());
  }

  /** Closes idle connections. Calls under way go on. */
  @Override
  public void close() {
    OkHttpClient used = open.peek();
    if (used != null) {
      used.connectionPool().evictAll();
    }
  }

  private static final class Sockets extends SocketFactory {

    private final int silenceMillis;

    Sockets(int silenceMillis) {
      this.silenceMillis = silenceMillis;
    }

    @Override
    public Socket createSocket() {
      return new InterruptibleSocket(silenceMillis);
    }

    @Override
    public Socket createSocket(String host, int port) {
      throw new UnsupportedOperationException("OkHttp makes unconnected sockets only");
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) {
      throw new UnsupportedOperationException("OkHttp makes unconnected sockets only");
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
      throw new UnsupportedOperationException("OkHttp makes unconnected sockets only");
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort) {
      throw new UnsupportedOperationException("OkHttp makes unconnected sockets only");
    }
  }
}
