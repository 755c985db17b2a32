package app.earmark.bench;

import app.earmark.audio.NativeAudio;
import app.earmark.model.SoundSettings;
import app.earmark.playback.Player;
import app.earmark.playback.Sound;
import app.earmark.playback.SoundEngine;
import app.earmark.playback.SoundProblem;
import app.earmark.playback.SoundStart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;

/**
 * The program's sound alone, at the desk, in a process of its own: {@code play FILE SECONDS} at twice the speed with
 * everything on, {@code times FILE} from a command to its sound.
 */
final class SoundAtWork {

  private static final int WARM_UP_SECONDS = 10;
  private static final int TIMES = 9;

  private static final SoundSettings EVERYTHING = new SoundSettings(SoundSettings.Trimming.STRONG, true, false, 0);

  private SoundAtWork() {}

  static void main(String[] arguments) throws Exception {
    Platform.startup(() -> { });
    Path folder = Files.createTempDirectory("sound");
    ExecutorService threads = Executors.newCachedThreadPool();
    // As the program unpacks it once and keeps it.
    Path natives = Path.of(System.getProperty("java.io.tmpdir"), "earmark-bench-natives");
    SoundEngine engine = new SoundEngine(
        new Player(Platform::runLater), threads, () -> NativeAudio.load(natives), folder.resolve("reels"));
    Path file = Path.of(arguments[1]);
    if (arguments[0].equals("play")) {
      play(engine, file, Integer.parseInt(arguments[2]));
    } else {
      times(engine, file);
    }
    // The sound deletes its own files before.
    threads.shutdown();
    threads.awaitTermination(10, TimeUnit.SECONDS);
    Trees.delete(folder);
    System.exit(0);
  }

  private static void play(SoundEngine engine, Path file, int seconds) throws InterruptedException {
    Events events = new Events();
    try (Sound sound = engine.open(file, new SoundStart(0, true, 2, 1.2, EVERYTHING, -23.0), events)) {
      events.ready.await();
      Thread.sleep(WARM_UP_SECONDS * 1_000L);
      long from = sound.positionMs();
      double cpu = Measured.cpuSeconds();
      double rss = residentMegabytes();
      Thread.sleep(seconds * 1_000L);
      if (events.ended) {
        throw new IllegalStateException("the file is too short");
      }
      Measured.note(Map.of(
          "cpu", Measured.cpuSeconds() - cpu,
          "playedMs", (double) sound.positionMs() - from,
          "residentAtFirst", rss,
          "resident", residentMegabytes()));
    }
  }

  /** With what is left of garbage gone, as far as that can be had. */
  private static double residentMegabytes() {
    System.gc();
    try {
      return Files.readAllLines(Path.of("/proc/self/status")).stream().filter(line -> line.startsWith("VmRSS:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", ""))).findFirst().orElse(0) / 1024.0;
    } catch (IOException e) {
      return 0;
    }
  }

  /** The first half of the file is a tone of 400 Hz, the second one of 1600 Hz. */
  private static void times(SoundEngine engine, Path file) throws Exception {
    Spread starts = new Spread();
    Spread seeks = new Spread();
    try (Ear ear = new Ear()) {
      // The first sound of a program loads the libraries, which the window does while nobody waits.
      for (int i = 0; i <= TIMES; i++) {
        Events events = new Events();
        double asked = ear.nowMs();
        try (Sound sound = engine.open(file, new SoundStart(60_000, true, 1, 1), events)) {
          double heard = ear.when(asked, 350, 450);
          if (i > 0) {
            starts.add(heard - asked);
          }
          if (i == TIMES) {
            for (int k = 0; k < TIMES; k++) {
              boolean there = k % 2 == 0;
              Thread.sleep(700);
              double sought = ear.nowMs();
              sound.seek(there ? 400_000 : 60_000);
              seeks.add(ear.when(sought, there ? 1_200 : 350, there ? 2_000 : 450) - sought);
            }
          }
        }
        ear.when(ear.nowMs() + 100, 0, 0);
      }
    }
    Measured.note(Map.of("start", starts.median(), "startMost", starts.most(), "seek", seeks.median(), "seekMost",
        seeks.most()));
  }

  private static final class Events implements Sound.Listener {

    private final CountDownLatch ready = new CountDownLatch(1);
    private volatile boolean ended;

    @Override
    public void ready(@Nullable Long durationMs) {
      ready.countDown();
    }

    @Override
    public void ended() {
      ended = true;
    }

    @Override
    public void failed(SoundProblem problem) {
      throw new IllegalStateException(String.valueOf(problem));
    }
  }
}
