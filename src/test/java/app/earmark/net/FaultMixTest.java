package app.earmark.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import app.earmark.model.DownloadProblem;
import app.earmark.testing.FaultContent;
import app.earmark.testing.FaultServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Five hundred downloads through hosts that misbehave at random, by a seed: every one ends whole, to the byte, or is
 * refused with the right reason. Some are taken up again by a second call, as after a restart of the program.
 */
class FaultMixTest {

  private static final long SEED = 20080229;
  private static final int DOWNLOADS = 500;

  /** How a script may end, and what is to come of it. */
  private enum Ending {
    WHOLE(null, "ok"), NOT_FOUND(DownloadProblem.NotFound.class, "status.404"),
    NOT_ALLOWED(DownloadProblem.NotAllowed.class, "status.403"), PAGE(DownloadProblem.NotAudio.class, "html"),
    TINY(DownloadProblem.NotAudio.class, "tiny"), PICTURE(DownloadProblem.NotAudio.class, "png"),
    LOOP(DownloadProblem.BadRedirect.class, "loop"), BUSY(DownloadProblem.TooBusy.class, "status.429.3600"),
    BROKEN(DownloadProblem.HttpError.class, "status.500");

    private final @Nullable Class<? extends DownloadProblem> problem;
    private final String action;

    Ending(@Nullable Class<? extends DownloadProblem> problem, String action) {
      this.problem = problem;
      this.action = action;
    }
  }

  /** One download: what the host does, and how large the file is. */
  private record Script(int number, int size, String traits, List<String> actions, Ending ending) {

    static Script random(int number, SplittableRandom random) {
      // Some are so large that they go to the disk in another way.
      int size = number % 12 == 0 ? random.nextInt(2_000_000, 9_000_000) : random.nextInt(20_000, 700_000);
      List<String> traits = new ArrayList<>();
      for (String trait : List.of("novalidators", "noetag", "weak", "norange", "nolength", "chunked", "flapping")) {
        if (random.nextInt(6) == 0) {
          traits.add(trait);
        }
      }
      if (random.nextInt(8) == 0) {
        traits.add(random.nextBoolean() ? "changes" : "silentchange");
      }
      boolean endMarked = !traits.contains("nolength") || traits.contains("chunked");
      List<String> actions = new ArrayList<>();
      for (int i = random.nextInt(6); i > 0; i--) {
        actions.add(action(random, size, endMarked));
      }
      Ending ending = random.nextInt(4) > 0
          ? Ending.WHOLE : Ending.values()[random.nextInt(1, Ending.values().length)];
      actions.add(ending.action);
      return new Script(number, size, String.join(".", traits), actions, ending);
    }

    private static String action(SplittableRandom random, int size, boolean endMarked) {
      int somewhere = random.nextInt(size);
      return switch (random.nextInt(endMarked ? 16 : 13)) {
        case 0 -> "reset.0";
        case 1, 2, 3 -> "reset." + somewhere;
        case 4 -> "cutstart";
        case 5 -> "cuthead";
        case 6 -> "status.50" + random.nextInt(3);
        case 7 -> "badrange";
        case 8 -> "wrongrange." + random.nextInt(1, 100_000);
        case 9 -> "liedrange";
        case 10 -> "out";
        case 11 -> "whole200";
        case 12 -> "cap." + random.nextInt(50_000, 200_000);
        case 13 -> "cut." + somewhere;
        case 14 -> "cutgzip." + somewhere;
        default -> random.nextInt(4) == 0 ? "stall." + somewhere : "longer." + random.nextInt(1, 5000);
      };
    }
  }

  @TempDir Path folder;

  @Test
  void everyDownloadEndsWholeOrRefusedWithTheRightReason() throws Exception {
    SplittableRandom random = new SplittableRandom(SEED);
    NetworkLimits limits = new NetworkLimits(
        Duration.ofSeconds(10), Duration.ofMillis(1500), Duration.ofSeconds(60), 64L * 1024 * 1024);
    Map<Ending, Integer> endings = new EnumMap<>(Ending.class);
    try (FaultServer server = FaultServer.start(); HttpClients clients = new HttpClients("test", limits);
        ExecutorService threads = Executors.newFixedThreadPool(4)) {
      List<Future<Ending>> running = new ArrayList<>();
      for (int i = 0; i < DOWNLOADS; i++) {
        Script script = Script.random(i, random.split());
        running.add(threads.submit(() -> run(server, clients, script)));
      }
      for (Future<Ending> future : running) {
        endings.merge(future.get(), 1, Integer::sum);
      }
    }
    int whole = endings.getOrDefault(Ending.WHOLE, 0);
    assertThat(whole).isGreaterThan(DOWNLOADS / 2);
    assertThat(endings).containsOnlyKeys(Ending.values());
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left.filter(file -> file.toString().endsWith(".mp3"))).hasSize(whole);
    }
  }

  private Ending run(FaultServer server, HttpClients clients, Script script) throws IOException {
    Path target = folder.resolve(script.number() + ".mp3");
    String url = server.audio(script.number(), script.size(), script.traits(), script.actions().toArray(new String[0]));
    ResumePoint[] last = {ResumePoint.start()};
    DownloadResult result = new DownloadResult.Stopped(ResumePoint.start());
    // A host may break off more often in a row than one call puts up with: the queue comes back, as in the program.
    for (int call = 0; call < 3; call++) {
      EpisodeDownloader downloader = new EpisodeDownloader(clients, new SpeedLimit(), InstantSource.system(),
          pause -> { }, () -> 0.5, _ -> Long.MAX_VALUE, Thread::startVirtualThread);
      result = downloader.download(
          new DownloadRequest(url, folder.resolve(script.number() + ".part"), target, last[0], null, null, null),
          new DownloadProgress() {
            @Override
            public void resumePoint(ResumePoint point) {
              last[0] = point;
            }

            @Override
            public void received(long bytes, @Nullable Long total) {}
          });
      boolean another = result instanceof DownloadResult.Failed failed && failed.worthRetrying()
          && (script.ending() == Ending.WHOLE || !failed.problem().getClass().equals(script.ending().problem));
      if (!another) {
        break;
      }
    }
    switch (result) {
      case DownloadResult.Done done -> {
        String found = FaultContent.sha256(Files.readAllBytes(target));
        assertThat(found).as("%s", script).isIn(
            FaultContent.sha256(FaultContent.audio(script.number(), script.size())),
            FaultContent.sha256(FaultContent.audio(script.number() + 1_000_000, script.size())));
        assertThat(done.bytes()).isEqualTo(script.size());
        return Ending.WHOLE; // Some scripts are over before their bad end comes.
      }
      case DownloadResult.Failed failed -> {
        assertThat(failed.problem()).as("%s", script).isInstanceOf(script.ending().problem);
        assertThat(target).doesNotExist();
        return script.ending();
      }
      case DownloadResult.Stopped _ -> {
        return fail("nobody stopped " + script);
      }
    }
  }
}
