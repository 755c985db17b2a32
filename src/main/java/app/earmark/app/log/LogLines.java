package app.earmark.app.log;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;

/** One record: time (UTC), level, thread and class, the message, then the stack trace if there is one. No secrets. */
final class LogLines extends Formatter {

  /** A record longer than this is cut, so that one of them cannot fill the log. */
  static final int MOST_CHARS = 20_000;

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  @Override
  public String format(LogRecord entry) {
    String logger = entry.getLoggerName() == null ? "" : entry.getLoggerName();
    StringWriter text = new StringWriter();
    text.append(TIME.format(entry.getInstant()))
        .append(' ').append(entry.getLevel().getName())
        .append(" [").append(Thread.currentThread().getName()).append("] ")
        .append(logger.substring(logger.lastIndexOf('.') + 1))
        .append(": ").append(formatMessage(entry))
        .append('\n');
    if (entry.getThrown() != null) {
      entry.getThrown().printStackTrace(new PrintWriter(text, true));
    }
    String whole = text.toString();
    return Addresses.withoutSecrets(
        whole.length() <= MOST_CHARS ? whole : whole.substring(0, MOST_CHARS) + "…\n");
  }
}
