package app.earmark.app.cli;

import app.earmark.feed.FeedDocument;
import app.earmark.feed.FeedReader;
import app.earmark.feed.FeedReading;
import app.earmark.model.FeedProblem;
import app.earmark.net.FeedFetcher;
import app.earmark.net.FeedRequest;
import app.earmark.net.FetchResult;
import app.earmark.util.Message;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;

/** Reads feeds from files and from the web. Any thread. */
public final class WebFeedCheck implements FeedCheck {

  private final FeedFetcher fetcher;
  private final FeedReader reader = new FeedReader();

  public WebFeedCheck(FeedFetcher fetcher) {
    this.fetcher = fetcher;
  }

  @Override
  public Reading read(String fileOrUrl, Path folder) {
    String start = fileOrUrl.toLowerCase(Locale.ROOT);
    return start.startsWith("http://") || start.startsWith("https://")
        ? readFromWeb(fileOrUrl)
        : readFile(fileOrUrl, folder);
  }

  private Reading readFromWeb(String url) {
    return switch (fetcher.fetch(FeedRequest.of(url))) {
      case FetchResult.Fetched fetched ->
          read(new FeedDocument(fetched.body(), fetched.finalUrl(), fetched.contentType()));
      case FetchResult.Failed failed -> new Reading.None(failed.problem().message());
      case FetchResult.NotModified _, FetchResult.Stopped _ -> new Reading.None(Message.of("cli.check.stopped"));
    };
  }

  private Reading readFile(String name, Path folder) {
    try {
      Path file = folder.resolve(name);
      try (InputStream in = Files.newInputStream(file)) {
        byte[] body = in.readNBytes(FeedReader.MOST_BYTES + 1);
        return read(new FeedDocument(body, file.toUri().toString(), null));
      }
    } catch (IOException | InvalidPathException e) {
      return new Reading.None(Message.of("cli.check.no-such-file", name));
    }
  }

  private Reading read(FeedDocument document) {
    return switch (reader.read(document)) {
      case FeedReading.Read read -> new Reading.Feed(read.feed());
      case FeedReading.Unreadable unreadable -> new Reading.None(unreadable.problem().message());
      case FeedReading.WebPage page -> new Reading.None(page.candidates().isEmpty()
          ? new FeedProblem.NoPodcastOnPage(document.url()).message()
          : Message.of("cli.check.page", page.candidates().getFirst().url()));
    };
  }
}
