package app.earmark.net;

import java.util.ArrayList;
import java.util.List;
import okhttp3.Cookie;
import okhttp3.CookieJar;
import okhttp3.HttpUrl;

/** Cookies that live as long as one download: some hosts hand out a file only to whom they met a redirect before. */
final class CallCookies implements CookieJar {

  private static final int MOST = 100;

  /** Guarded by itself: OkHttp may call from its own threads. */
  private final List<Cookie> cookies = new ArrayList<>();

  @Override
  public void saveFromResponse(HttpUrl url, List<Cookie> received) {
    synchronized (cookies) {
      for (Cookie cookie : received) {
        cookies.removeIf(old -> old.name().equals(cookie.name()) && old.domain().equals(cookie.domain())
            && old.path().equals(cookie.path()));
        if (cookies.size() < MOST) {
          cookies.add(cookie);
        }
      }
    }
  }

  @Override
  public List<Cookie> loadForRequest(HttpUrl url) {
    synchronized (cookies) {
      long now = System.currentTimeMillis();
      return cookies.stream().filter(cookie -> cookie.expiresAt() > now && cookie.matches(url)).toList();
    }
  }
}
