package app.earmark.model;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A picture inside an episode's file, with an address of its own so that it can stand wherever one of the web can.
 *
 * @param chapter which of the file's chapters it belongs to, from 0 on; {@link #COVER} for the file's own
 */
public record EmbeddedPicture(EpisodeId episode, int chapter) {

  public static final int COVER = -1;

  private static final Pattern ADDRESS = Pattern.compile("embedded:(\\d{1,18})/(-?\\d{1,6})");

  public String address() {
    return "embedded:" + episode + "/" + chapter;
  }

  /** Empty for every other address. */
  public static Optional<EmbeddedPicture> of(String address) {
    Matcher matcher = ADDRESS.matcher(address);
    return matcher.matches()
        ? Optional.of(new EmbeddedPicture(
            new EpisodeId(Long.parseLong(matcher.group(1))), Integer.parseInt(matcher.group(2))))
        : Optional.empty();
  }
}
