package app.earmark.app.cli;

import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Where a command speaks: results on standard output, everything else on standard error, both in UTF-8. The terminal is
 * that of this process or of another one that handed its command over. Any thread; each line comes out whole.
 */
public final class Terminal {

  private static final String ERASE_LINE = "\r\u001b[K";

  private final PrintStream out;
  private final PrintStream err;
  private final Path folder;
  private final boolean interactive;
  private final String input;

  /** Whether an unfinished line of progress stands on the screen. Guarded by this. */
  private boolean progressShown;

  /**
   * @param folder what relative paths are relative to
   * @param interactive whether a person watches, so that a line may be written over
   */
  public Terminal(OutputStream out, OutputStream err, Path folder, boolean interactive) {
    this(out, err, folder, interactive, "");
  }

  /** @param input a line that was given on standard input, for the command that asks for one; a secret */
  public Terminal(OutputStream out, OutputStream err, Path folder, boolean interactive, String input) {
    this.input = input;
    this.out = new PrintStream(new BufferedOutputStream(out), false, StandardCharsets.UTF_8);
    this.err = new PrintStream(new BufferedOutputStream(err), true, StandardCharsets.UTF_8);
    this.folder = folder;
    this.interactive = interactive;
  }

  /** That of this process. */
  public static Terminal ofProcess() {
    return new Terminal(
        new FileOutputStream(FileDescriptor.out),
        new FileOutputStream(FileDescriptor.err),
        Path.of("").toAbsolutePath(),
        Optional.ofNullable(console()).map(Console::isTerminal).orElse(false));
  }

  /** That of this process, after a line was read from its standard input: typed unseen, or from a pipe. */
  public static Terminal ofProcessWithInput() {
    Console console = console();
    boolean interactive = console != null && console.isTerminal();
    String input = console != null && interactive ? typed(console) : piped();
    return new Terminal(new FileOutputStream(FileDescriptor.out), new FileOutputStream(FileDescriptor.err),
        Path.of("").toAbsolutePath(), interactive, input);
  }

  /** The plain console, which JDK 25 made the default again, is null where there is no terminal. */
  @SuppressWarnings("SystemConsoleNull")
  private static @Nullable Console console() {
    return System.console();
  }

  private static String typed(Console console) {
    char[] line = console.readPassword();
    return line == null ? "" : new String(line);
  }

  private static String piped() {
    try {
      BufferedReader in = new BufferedReader(
          new InputStreamReader(new FileInputStream(FileDescriptor.in), StandardCharsets.UTF_8));
      String line = in.readLine();
      return line == null ? "" : line;
    } catch (IOException e) {
      return "";
    }
  }

  /** The line that was given on standard input; empty where the command asked for none. */
  public String input() {
    return input;
  }

  /** Standard output as such, for what another process prints. */
  public PrintStream out() {
    return out;
  }

  /** Standard error as such, for what another process prints. */
  public PrintStream err() {
    return err;
  }

  public Path folder() {
    return folder;
  }

  public boolean isInteractive() {
    return interactive;
  }

  /** A line of the result, for a person. */
  public synchronized void line(String text) {
    eraseProgress();
    out.println(harmless(text));
    out.flush();
  }

  /** A line of the result, for a program. */
  public synchronized void json(JsonNode object) {
    eraseProgress();
    out.println(object.toString());
    out.flush();
  }

  /** A line about the work, for a person. */
  public synchronized void say(String text) {
    eraseProgress();
    err.println(harmless(text));
  }

  /** Text of several lines that this program itself made, such as the usage. */
  synchronized void print(String text, boolean asResult) {
    (asResult ? out : err).print(text);
    out.flush();
  }

  /** A line that the next one overwrites; nothing where nobody watches. */
  synchronized void progress(String text) {
    if (interactive) {
      err.print(ERASE_LINE + harmless(text));
      err.flush();
      progressShown = true;
    }
  }

  synchronized void eraseProgress() {
    if (progressShown) {
      err.print(ERASE_LINE);
      err.flush();
      progressShown = false;
    }
  }

  /** Titles come from anywhere, and a terminal obeys control characters. */
  private static String harmless(String text) {
    StringBuilder clean = new StringBuilder(text.length());
    text.codePoints().forEach(c -> clean.appendCodePoint(Character.isISOControl(c) ? ' ' : c));
    return clean.toString();
  }
}
