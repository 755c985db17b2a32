package app.earmark.app.cli;

import app.earmark.model.Podcast;
import app.earmark.model.PodcastId;
import app.earmark.service.Library;
import app.earmark.util.Message;
import app.earmark.util.Texts;
import java.util.Optional;

/** What every command has: where it speaks, and the words. */
record CommandContext(Terminal terminal, Texts texts) {

  void line(String key, Object... arguments) {
    terminal.line(texts.get(key, arguments));
  }

  void say(String key, Object... arguments) {
    terminal.say(texts.get(key, arguments));
  }

  void say(Message message) {
    terminal.say(texts.get(message));
  }

  /** The subscription that is meant by its number or its address; says so where there is none. */
  Optional<Podcast> podcast(Library library, String idOrUrl) {
    Optional<Podcast> found = idOrUrl.matches("[0-9]{1,18}")
        ? library.podcast(new PodcastId(Long.parseLong(idOrUrl)))
        : library.podcasts().stream()
            .filter(podcast -> sameAddress(podcast.feedUrl(), idOrUrl))
            .findFirst();
    if (found.isEmpty()) {
      say("cli.no-such-podcast", idOrUrl);
    }
    return found;
  }

  /** Typed addresses differ from stored ones in the scheme and in a slash at the end. */
  private static boolean sameAddress(String one, String other) {
    return bare(one).equals(bare(other));
  }

  private static String bare(String address) {
    return address.replaceFirst("^[A-Za-z]+:(//)?", "").replaceFirst("/$", "");
  }
}
