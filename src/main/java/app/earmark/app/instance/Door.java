package app.earmark.app.instance;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.SocketOption;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Principal;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import jdk.net.ExtendedSocketOptions;
import jdk.net.UnixDomainPrincipal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The owner's end of the socket: takes every call on a thread of its own. Only the same user gets an answer: nobody
 * else may enter the socket's folder, and where the system tells who calls, that is checked, too.
 */
final class Door implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Door.class);

  private final ServerSocketChannel server;
  private final Path socket;
  private final ExecutorService threads;
  private final Host host;

  private Door(ServerSocketChannel server, Path socket, ExecutorService threads, Host host) {
    this.server = server;
    this.socket = socket;
    this.threads = threads;
    this.host = host;
  }

  static Door open(Path socket, ExecutorService threads, Host host) throws IOException {
    ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    try {
      server.bind(UnixDomainSocketAddress.of(socket));
    } catch (IOException e) {
      server.close();
      throw e;
    }
    Door door = new Door(server, socket, threads, host);
    threads.execute(door::receive);
    return door;
  }

  Path socket() {
    return socket;
  }

  /** Takes no further call; those that are there go on. */
  @Override
  public void close() throws IOException {
    server.close();
  }

  private void receive() {
    try {
      while (true) {
        SocketChannel caller = server.accept();
        threads.execute(() -> converse(caller));
      }
    } catch (ClosedChannelException e) {
      LOG.debug("the door is closed");
    } catch (IOException e) {
      LOG.warn("No more calls from other processes can be taken", e);
    }
  }

  private void converse(SocketChannel caller) {
    try (caller) {
      if (!isSameUser(caller)) {
        LOG.warn("A call from another user was refused");
        return;
      }
      InputStream in = Channels.newInputStream(caller);
      DataOutputStream data = new DataOutputStream(
          new BufferedOutputStream(Channels.newOutputStream(caller)));
      Call call = Wire.readCall(in);
      Thread answering = Thread.currentThread();
      AtomicBoolean answered = new AtomicBoolean();
      // Ends by itself once the socket is closed.
      threads.execute(() -> interruptWhenHungUp(in, answering, answered));
      Answer answer = host.answer(call, new Frames(data, Wire.OUT), new Frames(data, Wire.ERR));
      answered.set(true);
      synchronized (data) {
        Wire.write(answer, data);
      }
    } catch (IOException e) {
      LOG.debug("a call broke off", e);
    } catch (InterruptedException e) {
      LOG.debug("the caller hung up");
    }
  }

  private static void interruptWhenHungUp(InputStream in, Thread answering, AtomicBoolean answered) {
    try {
      if (in.read() < 0 && !answered.get()) {
        answering.interrupt();
      }
    } catch (IOException e) {
      // Closed at the end of the answer, or broken: writing to it will tell.
      LOG.debug("the caller’s side ended", e);
    }
  }

  private boolean isSameUser(SocketChannel caller) throws IOException {
    SocketOption<UnixDomainPrincipal> who = ExtendedSocketOptions.SO_PEERCRED;
    if (!caller.supportedOptions().contains(who)) {
      return true;
    }
    Principal user = caller.getOption(who).user();
    return user.equals(Files.getOwner(socket));
  }

  /** Packs what is written into frames. Guards the data stream with itself: standard output and error share it. */
  private static final class Frames extends OutputStream {

    private final DataOutputStream data;
    private final byte frame;

    Frames(DataOutputStream data, byte frame) {
      this.data = data;
      this.frame = frame;
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      synchronized (data) {
        Wire.writeBytes(data, frame, bytes, offset, length);
        data.flush();
      }
    }
  }
}
