package app.earmark.net;

import java.time.Duration;

/**
 * How long the network is waited for, and how much of it is taken. Tests shorten these; the program uses
 * {@link #usual()}.
 *
 * @param connect how long a connection may take to come about
 * @param silence how long a connection may stay without a byte
 * @param wholeFeed how long one feed may take from the first byte asked to the last received, redirects included
 * @param feedBytes how large a feed may be, packed and unpacked
 */
public record NetworkLimits(Duration connect, Duration silence, Duration wholeFeed, long feedBytes) {

  /** 10 s to connect, 30 s without a byte, 15 minutes and 64 MB for a feed. */
  public static NetworkLimits usual() {
    return new NetworkLimits(
        Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofMinutes(15), 64L * 1024 * 1024);
  }
}
