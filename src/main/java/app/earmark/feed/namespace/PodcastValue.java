package app.earmark.feed.namespace;

import app.earmark.feed.text.Durations;
import app.earmark.feed.xml.Vocabulary;
import app.earmark.model.FeedReference;
import app.earmark.model.ValueBlock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jdom2.Element;
import org.jdom2.Namespace;
import org.jspecify.annotations.Nullable;

/** {@code podcast:value}, with its recipients and time splits. */
final class PodcastValue {

  private static final Namespace PODCAST = Vocabulary.PODCAST.namespace();

  private PodcastValue() {}

  static void read(Element element, CommonExtras into) {
    String type = Elements.attribute(element, "type");
    String method = Elements.attribute(element, "method");
    if (type != null && method != null) {
      into.values.add(new ValueBlock(type, method, Elements.attribute(element, "suggested"), recipients(element),
          timeSplits(element, into)));
    }
  }

  private static List<ValueBlock.Recipient> recipients(Element parent) {
    List<ValueBlock.Recipient> recipients = new ArrayList<>();
    for (Element recipient : parent.getChildren("valueRecipient", PODCAST)) {
      String type = Elements.attribute(recipient, "type");
      String address = Elements.attribute(recipient, "address");
      Integer split = Elements.number(Elements.attribute(recipient, "split"));
      if (type != null && address != null && split != null) {
        recipients.add(new ValueBlock.Recipient(Elements.attribute(recipient, "name"), type, address, split,
            Boolean.TRUE.equals(Elements.yes(Elements.attribute(recipient, "fee"))),
            Elements.attribute(recipient, "customKey"), Elements.attribute(recipient, "customValue")));
      }
    }
    return recipients;
  }

  private static List<ValueBlock.TimeSplit> timeSplits(Element value, CommonExtras into) {
    List<ValueBlock.TimeSplit> splits = new ArrayList<>();
    for (Element split : value.getChildren("valueTimeSplit", PODCAST)) {
      Duration start = Durations.parse(Elements.attribute(split, "startTime"));
      Duration duration = Durations.parse(Elements.attribute(split, "duration"));
      if (start != null && duration != null) {
        List<FeedReference> remote = PodcastReferences.in(split, into);
        splits.add(new ValueBlock.TimeSplit(start.toMillis(), duration.toMillis(),
            remote.isEmpty() ? null : remote.getFirst(), millis(Elements.attribute(split, "remoteStartTime")),
            percentage(Elements.attribute(split, "remotePercentage")), recipients(split)));
      }
    }
    return splits;
  }

  private static long millis(@Nullable String time) {
    Duration parsed = Durations.parse(time);
    return parsed == null ? 0 : parsed.toMillis();
  }

  /** Between 0 and 100, which is what counts where nothing is said. */
  private static int percentage(@Nullable String text) {
    if (text != null && text.startsWith("-")) {
      return 0;
    }
    Integer number = Elements.number(text);
    return number == null ? 100 : Math.min(100, number);
  }
}
