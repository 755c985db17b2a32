package app.earmark.app.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import app.earmark.app.instance.SingleInstance.Ownership;
import app.earmark.testing.Await;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SingleInstanceTest {

  private static final Duration LONG = Duration.ofSeconds(20);

  @TempDir
  private Path folder;

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private Path library;
  private Path sockets;

  @BeforeEach
  void makeFolders() throws IOException {
    library = folder.resolve("a library");
    sockets = Files.createDirectory(folder.resolve("run"));
  }

  @AfterEach
  void endThreads() {
    threads.shutdownNow();
  }

  @Test
  void theFirstOwnsTheLibraryAndTheSecondSpeaksToIt() throws IOException {
    try (Ownership _ = own(SingleInstanceTest::echo)) {
      assertThat(instance().own(threads, SingleInstanceTest::echo)).isEmpty();
      assertThat(call("episodes", "--json")).isEqualTo(new Answer.Ended(7));
      assertThat(printed.toString(StandardCharsets.UTF_8)).isEqualTo("[episodes, --json] in /somewhere");
    }
    own(SingleInstanceTest::echo).close();
    try (var left = Files.list(sockets)) {
      assertThat(left).as("sockets left behind").isEmpty();
    }
  }

  @Test
  void nobodyElseCanReachTheSocket() throws IOException {
    assumeFalse(System.getProperty("os.name").startsWith("Windows"), "permissions are of another kind there");
    try (Ownership _ = own(SingleInstanceTest::echo)) {
      Path socket = LibraryLock.socket(library).orElseThrow();
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(socket.getParent())))
          .isEqualTo("rwx------");
    }
  }

  @Test
  void whatAKilledOwnerLeftBehindIsClearedAway() throws IOException {
    Path stale = new SocketPlace(sockets.toString(), folder).make();
    try (ServerSocketChannel dead = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      dead.bind(UnixDomainSocketAddress.of(stale));
    }
    Files.createDirectories(library);
    Files.writeString(library.resolve("earmark.lock"), stale.toString());
    assertThat(call("podcasts")).isEqualTo(new Answer.Unreachable());
    try (Ownership _ = own(SingleInstanceTest::echo)) {
      assertThat(stale).doesNotExist();
      assertThat(call("podcasts")).isEqualTo(new Answer.Ended(7));
    }
  }

  @Test
  void aLockFileCannotMakeItDeleteAnythingElse() throws IOException {
    Path precious = Files.writeString(Files.createDirectories(folder.resolve("earmark-mine")).resolve("s"), "precious");
    Files.createDirectories(library);
    Files.writeString(library.resolve("earmark.lock"), precious.toString());
    SocketPlace elsewhere = new SocketPlace(sockets.toString(), sockets);
    try (Ownership _ =
        new SingleInstance(library, elsewhere).own(threads, SingleInstanceTest::echo).orElseThrow()) {
      assertThat(precious).hasContent("precious");
    }
  }

  @Test
  void aCallerWhoHangsUpInterruptsItsCommand() throws Exception {
    CountDownLatch started = new CountDownLatch(1);
    CountDownLatch interrupted = new CountDownLatch(1);
    Host patient = (call, out, err) -> {
      started.countDown();
      try {
        new CountDownLatch(1).await();
      } catch (InterruptedException e) {
        interrupted.countDown();
        throw e;
      }
      return new Answer.Ended(0);
    };
    try (Ownership _ = own(patient)) {
      Future<Answer> caller = threads.submit(() -> call("download", "--all"));
      started.await();
      caller.cancel(true);
      Await.until("the command is interrupted", LONG, () -> interrupted.getCount() == 0);
    }
  }

  @Test
  void aLibraryWithALongPathWorks() throws IOException {
    library = folder.resolve("long".repeat(50)).resolve("ü".repeat(60));
    sockets = Files.createDirectories(folder.resolve("deep".repeat(30)));
    try (Ownership _ = own(SingleInstanceTest::echo)) {
      assertThat(call("podcasts")).isEqualTo(new Answer.Ended(7));
    }
  }

  @Test
  void aFolderThatCannotBeMadeIsAnError() throws IOException {
    library = Files.writeString(folder.resolve("file"), "no folder").resolve("library");
    assertThatThrownBy(() -> own(SingleInstanceTest::echo)).isInstanceOf(IOException.class);
  }

  private static Answer echo(Call call, OutputStream out, OutputStream err) {
    new PrintStream(out, true, StandardCharsets.UTF_8).print(call.arguments() + " in " + call.folder());
    return new Answer.Ended(7);
  }

  private SingleInstance instance() {
    return new SingleInstance(library, new SocketPlace(sockets.toString(), Path.of("/tmp")));
  }

  private Ownership own(Host host) throws IOException {
    return instance().own(threads, host).orElseThrow();
  }

  private Answer call(String... arguments) {
    PrintStream stream = new PrintStream(printed, true, StandardCharsets.UTF_8);
    Call call = new Call(Call.Kind.COMMAND, List.of(arguments), Path.of("/somewhere"), false);
    return instance().call(call, stream, stream);
  }
}
