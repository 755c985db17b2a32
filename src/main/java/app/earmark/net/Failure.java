package app.earmark.net;

import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Locale;
import javax.net.ssl.SSLException;

/** The kinds of failure below HTTP, found from the exceptions of the JDK and of OkHttp. */
enum Failure {
  HOST_NOT_FOUND,
  CONNECTION_FAILED,
  TIMED_OUT,
  NOT_SECURE,
  BAD_REDIRECT,
  /** The calling thread was interrupted; its flag is still set. */
  INTERRUPTED;

  static Failure of(IOException e) {
    if (Thread.currentThread().isInterrupted()) {
      return INTERRUPTED;
    }
    return switch (e) {
      case Redirects.Astray _ -> BAD_REDIRECT;
      case UnknownHostException _ -> HOST_NOT_FOUND;
      case NoRouteToHostException _ -> HOST_NOT_FOUND;
      case ConnectException c when says(c, "network is unreachable") -> HOST_NOT_FOUND;
      case SocketException s when says(s, "network is unreachable") -> HOST_NOT_FOUND;
      case SSLException s -> brokenOff(s) ? CONNECTION_FAILED : NOT_SECURE;
      // OkHttp's own limit for a whole call is a plain InterruptedIOException that says “timeout”.
      case SocketTimeoutException _ -> TIMED_OUT;
      case InterruptedIOException _ -> TIMED_OUT;
      default -> CONNECTION_FAILED;
    };
  }

  /** Whether a TLS failure is the network's and not the certificate's. */
  private static boolean brokenOff(SSLException e) {
    for (Throwable t = e.getCause(); t != null; t = t.getCause()) {
      if (t instanceof EOFException || t instanceof SocketException) {
        return true;
      }
    }
    return says(e, "terminated the handshake") || says(e, "closing inbound") || says(e, "connection reset");
  }

  private static boolean says(Throwable e, String words) {
    String message = e.getMessage();
    return message != null && message.toLowerCase(Locale.ROOT).contains(words);
  }
}
