package app.earmark.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.regex.Pattern;

/**
 * The site of <i>Career Opportunities</i> in a process of its own: a page, the feed that it names, and an audio file
 * for each episode. Closing it pulls the plug.
 */
public final class CareerOpSite implements AutoCloseable {

  private static final String POST = "career/2008/02/29/personal-networking-isnt-optional-anymore";
  private static final String FEED = "career/feed/podcast";
  private static final Pattern AUDIO = Pattern.compile("career/audio/[0-9]{4}/career-op-[0-9]{8}\\.mp3");

  private final FileServer server;
  private final Path root;

  private CareerOpSite(FileServer server, Path root) {
    this.server = server;
    this.root = root;
  }

  /**
   * Starts it.
   *
   * @param root an empty folder for its files
   * @param audioBytes the size of each audio file: noise that begins as an MP3 does
   * @param bytesPerSecond how fast each answer is sent; 0 for as fast as can be
   */
  public static CareerOpSite start(Path root, int audioBytes, long bytesPerSecond) {
    FileServer server =
        bytesPerSecond == 0 ? FileServer.start(root) : FileServer.startThrottled(root, bytesPerSecond);
    CareerOpSite site = new CareerOpSite(server, root);
    String feed = resource("feed.xml");
    site.write(POST, resource("post.html"));
    site.write(FEED, feed);
    long seed = 0;
    for (String audio : AUDIO.matcher(feed).results().map(found -> found.group()).distinct().toList()) {
      byte[] bytes = FaultContent.audio(seed, audioBytes);
      site.write(audio, bytes);
      seed++;
    }
    return site;
  }

  /** The address of the page that a listener finds. */
  public String page() {
    return server.url(POST) + "/";
  }

  /** The address of the podcast's feed, as the page names it. */
  public String feed() {
    return server.url(FEED) + "/";
  }

  /** The file that the episode of 29 February 2008 is. */
  public Path audio20080229() {
    return root.resolve("career/audio/2008/career-op-20080229.mp3");
  }

  /** The file behind an address of this site. */
  public Path file(String url) {
    return root.resolve(url.replaceFirst("^https?://[^/]*/", ""));
  }

  /** Puts one more episode on top of the feed, with an audio file of its own. */
  public void publish(String title, long seed) {
    String name = "career/audio/2010/career-op-" + (20_100_000 + seed) + ".mp3";
    write(name, FaultContent.audio(seed, 20_000));
    String item = "<item><title>" + title + "</title><guid isPermaLink=\"false\">new-" + seed + "</guid>"
        + "<pubDate>Fri, 01 Jan 2010 09:00:00 +0000</pubDate>"
        + "<enclosure url=\"http://{{HOST}}/" + name + "\" length=\"20000\" type=\"audio/mpeg\"/></item>";
    try {
      String feed = Files.readString(root.resolve(FEED));
      write(FEED, feed.replaceFirst("<item>", item + "<item>"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What was asked so far; see {@link FileServer#requests()}. */
  public List<String> requests() {
    return new ArrayList<>(server.requests());
  }

  /** Back at the same address after {@link #close}. */
  public void restart() {
    server.restart();
  }

  @Override
  public void close() {
    server.close();
  }

  private void write(String path, String text) {
    write(path, text.replace("{{HOST}}", server.host()).getBytes(StandardCharsets.UTF_8));
  }

  private void write(String path, byte[] bytes) {
    Path file = root.resolve(path);
    try {
      Files.createDirectories(file.getParent());
      // Written aside and moved, because the site may be asked meanwhile.
      Path aside = Files.write(root.resolve("aside-" + new SplittableRandom().nextInt(1_000_000)), bytes);
      Files.move(aside, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String resource(String name) {
    try (InputStream in = Objects.requireNonNull(
        CareerOpSite.class.getResourceAsStream("/app/earmark/careerop/" + name))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
