package app.earmark.feed.namespace;

import app.earmark.feed.xml.Vocabulary;
import java.time.Duration;
import java.util.Locale;
import org.jdom2.Element;
import org.jspecify.annotations.Nullable;

/** The RSS syndication module, {@code sy:}: how often a feed changes. */
final class Syndication implements FeedNamespace {

  @Override
  public Vocabulary vocabulary() {
    return Vocabulary.SYNDICATION;
  }

  @Override
  public void readChannel(Element element, ChannelDraft channel) {
    if (element.getName().equals("updatePeriod")) {
      Duration period = period(Elements.text(element));
      Integer times = Elements.number(Elements.text(
          element.getParentElement().getChild("updateFrequency", Vocabulary.SYNDICATION.namespace())));
      channel.interval.offer(ItemDraft.FALLBACK,
          period == null ? null : period.dividedBy(times == null || times == 0 ? 1 : times));
    }
  }

  @Override
  public void readItem(Element element, ItemDraft item) {
    // Belongs to channels alone.
  }

  private static @Nullable Duration period(@Nullable String name) {
    return name == null ? null : switch (name.toLowerCase(Locale.ROOT)) {
      case "hourly" -> Duration.ofHours(1);
      case "daily" -> Duration.ofDays(1);
      case "weekly" -> Duration.ofDays(7);
      case "monthly" -> Duration.ofDays(30);
      case "yearly" -> Duration.ofDays(365);
      default -> null;
    };
  }
}
