package app.earmark.app.instance;

import java.io.IOException;
import java.io.PrintStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The caller's end of the socket. */
final class Visitor {

  private static final Logger LOG = LoggerFactory.getLogger(Visitor.class);

  private Visitor() {}

  /** Makes one call, passing on what the owner prints. Blocks until it ends; an interrupt hangs up. */
  static Answer call(Path socket, Call call, PrintStream out, PrintStream err) {
    try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      channel.connect(UnixDomainSocketAddress.of(socket));
      Wire.write(call, Channels.newOutputStream(channel));
      return Wire.readAnswer(Channels.newInputStream(channel), out, err);
    } catch (IOException e) {
      LOG.debug("no answer", e);
      return new Answer.Unreachable();
    }
  }
}
