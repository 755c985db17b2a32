package app.earmark.bench;

import app.earmark.audio.Inspector;
import app.earmark.audio.Inspector.Inspecting;
import app.earmark.audio.NativeAudio;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The sound beside the programs that do the same: what hearing a whole file costs beside {@code ffmpeg}, what playing
 * costs beside {@code mpv}, and how soon something is heard. Costs are CPU time, which is the same however busy the
 * machine is.
 *
 * <p>A second argument in seconds plays for so long and looks at the memory, as {@code packaging/bench sound 3600};
 * with {@code alone} behind it nothing else is measured.
 */
final class SoundSpeed {

  private static final int TIMES = 3;
  private static final int PLAYED_SECONDS = 40;

  /** What the analysis does: silences, loudness and peaks between the samples; the waveform is not counted. */
  private static final String FILTERS = "silencedetect=n=-45dB:d=0.3,ebur128=peak=true";
  private static final String FILTERS_WITHOUT_PEAK = "silencedetect=n=-45dB:d=0.3,ebur128";

  private final Path folder;
  private final Path log;
  private final Figures figures = new Figures();

  private SoundSpeed(Path folder) {
    this.folder = folder;
    this.log = folder.resolve("log");
  }

  static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[0]);
    Trees.delete(folder);
    Files.createDirectories(folder);
    SoundSpeed speed = new SoundSpeed(folder);
    int seconds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 0;
    if (arguments.length < 3) {
      Path speech = speed.speech(3_700);
      speed.analysis(speech);
      speed.playing(speech);
      speed.times(speed.tones());
    }
    if (seconds > 0) {
      // Twice the speed and no silences: it must not end before.
      speed.memory(speed.speech(600 + 3L * seconds), seconds);
    }
    int status = speed.figures.print();
    Trees.delete(folder);
    System.exit(status);
  }

  private void run(String... command) {
    if (Spawned.run(log, List.of(command)).status() != 0) {
      throw new IllegalStateException(List.of(command) + " failed; see " + log);
    }
  }

  /** Speech as most podcasts are: MP3, one channel, 96 kbit/s. */
  private Path speech(long seconds) throws IOException {
    String sentence = "The committee met again on Thursday afternoon, and this time nobody left before the end. They had "
        + "brought maps, a thermos of coffee, and a long list of questions. That explains a great deal.\n";
    Path text = Files.writeString(folder.resolve("text"), sentence.repeat(24));
    run("espeak-ng", "-f", text.toString(), "-w", folder.resolve("said.wav").toString());
    run("sox", folder.resolve("said.wav").toString(), "-r", "44100", folder.resolve("piece.wav").toString());
    run("lame", "--quiet", "-t", "-m", "m", "-b", "96", folder.resolve("piece.wav").toString(),
        folder.resolve("piece.mp3").toString());
    byte[] piece = Files.readAllBytes(folder.resolve("piece.mp3"));
    Path speech = folder.resolve("speech.mp3");
    try (OutputStream out = Files.newOutputStream(speech)) {
      // 12,000 bytes are a second.
      for (long written = 0; written < seconds * 12_000; written += piece.length) {
        out.write(piece);
      }
    }
    return speech;
  }

  /** Five minutes of 400 Hz, then five of 1600 Hz. */
  private Path tones() {
    Path tones = folder.resolve("tones.mp3");
    run("sox", "-n", "-r", "44100", "-c", "1", folder.resolve("low.wav").toString(), "synth", "300", "sine", "400",
        "gain", "-6");
    run("sox", "-n", "-r", "44100", "-c", "1", folder.resolve("high.wav").toString(), "synth", "300", "sine", "1600",
        "gain", "-6");
    run("sox", folder.resolve("low.wav").toString(), folder.resolve("high.wav").toString(),
        folder.resolve("tones.wav").toString());
    run("lame", "--quiet", "-b", "96", folder.resolve("tones.wav").toString(), tones.toString());
    return tones;
  }

  private void analysis(Path file) {
    Path natives = Path.of(System.getProperty("java.io.tmpdir"), "earmark-bench-natives");
    if (!(NativeAudio.load(natives) instanceof NativeAudio.Loading.Loaded(NativeAudio library))) {
      throw new IllegalStateException("FFmpeg cannot be loaded");
    }
    Inspector inspector = new Inspector(library);
    var threads = ManagementFactory.getThreadMXBean();
    Spread ours = new Spread();
    Spread theirs = new Spread();
    Spread theirsWithoutPeak = new Spread();
    double seconds = 0;
    for (int i = 0; i <= TIMES; i++) {
      long before = threads.getCurrentThreadCpuTime();
      if (!(inspector.whole(file) instanceof Inspecting.Done(var inspection)) || inspection.durationMs() == null) {
        throw new IllegalStateException("not analysed");
      }
      double cpu = (threads.getCurrentThreadCpuTime() - before) / 1e9;
      seconds = inspection.durationMs() / 1_000.0;
      if (i == 0) {
        figures.note("analysis: real time, the first after a start", "%.0f x".formatted(seconds / cpu));
        continue;
      }
      ours.add(cpu);
      theirs.add(ffmpeg(file, FILTERS));
      theirsWithoutPeak.add(ffmpeg(file, FILTERS_WITHOUT_PEAK));
    }
    figures.atLeast("analysis: real time on one core", seconds / ours.median(), 300, " x");
    figures.atLeast("analysis: speed / that of ffmpeg", theirs.median() / ours.median(), 0.8, "");
    figures.note("  the same / ffmpeg without peaks between samples",
        "%.2f".formatted(theirsWithoutPeak.median() / ours.median()));
    figures.note("  CPU for " + Math.round(seconds / 60) + " min", ours.shown("s"));
  }

  private double ffmpeg(Path file, String filters) {
    Spawned done = Spawned.run(log, List.of("ffmpeg", "-hide_banner", "-nostats", "-loglevel", "error", "-threads", "1",
        "-i", file.toString(), "-af", filters, "-f", "null", "-"));
    if (done.status() != 0) {
      throw new IllegalStateException("ffmpeg failed; see " + log);
    }
    return done.cpuSeconds();
  }

  private void playing(Path file) {
    Spawned ours = work("play", file.toString(), Integer.toString(PLAYED_SECONDS));
    double mpv = Math.min(mpv(file), mpv(file));
    double share = ours.told("cpu") / PLAYED_SECONDS;
    figures.atMost("playing at 2x, everything on: CPU / that of mpv", share / mpv, 1.5, "");
    figures.note("  CPU, of one core", "%.2f %%, mpv %.2f %%".formatted(100 * share, 100 * mpv));
    figures.note("  of the episode in each second", "%.2f s".formatted(ours.told("playedMs") / 1_000 / PLAYED_SECONDS));
  }

  /** CPU seconds a second, once it plays. */
  private double mpv(Path file) {
    try {
      Process mpv = new ProcessBuilder("mpv", "--no-config", "--no-video", "--really-quiet", "--ao=pulse", "--speed=2",
          "--af=scaletempo2", file.toString()).redirectErrorStream(true).redirectOutput(log.toFile()).start();
      Thread.sleep(10_000);
      double before = cpuSeconds(mpv);
      Thread.sleep(PLAYED_SECONDS * 1_000L);
      double used = cpuSeconds(mpv) - before;
      mpv.destroy();
      mpv.waitFor();
      return used / PLAYED_SECONDS;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static double cpuSeconds(Process process) {
    return process.info().totalCpuDuration().orElseThrow().toMillis() / 1_000.0;
  }

  private void times(Path tones) {
    Spawned done = work("times", tones.toString());
    figures.atMost("play to sound", done.told("start"), 400, " ms");
    figures.note("  the longest", "%.0f ms".formatted(done.told("startMost")));
    figures.atMost("seek to sound", done.told("seek"), 250, " ms");
    figures.note("  the longest", "%.0f ms".formatted(done.told("seekMost")));
  }

  private void memory(Path speech, int seconds) {
    Spawned done = work("play", speech.toString(), Integer.toString(seconds));
    figures.atMost("memory: more after " + seconds + " s of playing", done.told("resident") - done.told("residentAtFirst"),
        10, " MB");
    figures.note("  at first, at the end", "%.0f MB, %.0f MB".formatted(
        done.told("residentAtFirst"), done.told("resident")));
    figures.note("  of the episode in each second", "%.2f s".formatted(done.told("playedMs") / 1_000 / seconds));
    figures.note("  CPU, of one core", "%.2f %%".formatted(100 * done.told("cpu") / seconds));
  }

  private Spawned work(String... arguments) {
    return Spawned.java(log, List.of("-XX:+UseSerialGC", "-Xms32m"), SoundAtWork.class, List.of(arguments));
  }
}
