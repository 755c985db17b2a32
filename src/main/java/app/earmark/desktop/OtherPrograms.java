package app.earmark.desktop;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens addresses in the program that the listener uses for them: pages in the browser, mail and phone links in theirs.
 * Nothing else is opened, whatever a feed writes into a link: no files, no programs. Any thread; returns at once.
 */
public final class OtherPrograms {

  private static final Set<String> SCHEMES = Set.of("http", "https", "mailto", "tel");

  private static final Logger LOG = LoggerFactory.getLogger(OtherPrograms.class);

  private final List<String> opener;

  /** The platform's own opener. */
  public OtherPrograms() {
    this(openerOf(System.getProperty("os.name", "")));
  }

  OtherPrograms(List<String> opener) {
    this.opener = List.copyOf(opener);
  }

  static List<String> openerOf(String system) {
    String name = system.toLowerCase(Locale.ROOT);
    if (name.startsWith("windows")) {
      // "start" would let the shell read the address; this takes it as it is.
      return List.of("rundll32", "url.dll,FileProtocolHandler");
    }
    return name.startsWith("mac") ? List.of("open") : List.of("xdg-open");
  }

  /** False where such an address is not opened, or the platform's opener is missing. */
  public boolean open(URI address) {
    String scheme = address.getScheme();
    if (scheme == null || !SCHEMES.contains(scheme.toLowerCase(Locale.ROOT))) {
      return false;
    }
    List<String> command = new ArrayList<>(opener);
    command.add(address.toASCIIString());
    try {
      new ProcessBuilder(command).redirectOutput(Redirect.DISCARD).redirectError(Redirect.DISCARD).start();
      return true;
    } catch (IOException e) {
      LOG.warn("{} cannot be started", opener.getFirst(), e);
      return false;
    }
  }
}
