package app.earmark.feed.namespace;

import app.earmark.feed.xml.Vocabulary;
import app.earmark.model.Person;
import app.earmark.model.Transcript;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jdom2.Element;
import org.jspecify.annotations.Nullable;

/** The podcast namespace of the Podcasting 2.0 project, {@code podcast:}. */
final class PodcastNamespace implements FeedNamespace {

  @Override
  public Vocabulary vocabulary() {
    return Vocabulary.PODCAST;
  }

  @Override
  public void readChannel(Element element, ChannelDraft channel) {
    switch (element.getName()) {
      case "guid" -> channel.podcastGuid.offer(ItemDraft.CORE, Elements.line(element));
      case "funding" -> channel.support(Elements.attribute(element, "url"), Elements.line(element));
      case "person" -> person(element, channel.address(Elements.attribute(element, "img")),
          channel.address(Elements.attribute(element, "href")), channel.people);
      default -> { /* nothing that is shown */ }
    }
  }

  @Override
  public void readItem(Element element, ItemDraft item) {
    switch (element.getName()) {
      case "transcript" -> transcript(element, item);
      case "chapters" -> item.chaptersUrl.offer(ItemDraft.CORE, item.address(Elements.attribute(element, "url")));
      case "funding" -> item.support(Elements.attribute(element, "url"), Elements.line(element));
      case "person" -> person(element, item.address(Elements.attribute(element, "img")),
          item.address(Elements.attribute(element, "href")), item.people);
      case "season" -> item.season.offer(ItemDraft.CORE, Elements.number(Elements.text(element)));
      case "episode" -> item.number.offer(ItemDraft.CORE, Elements.line(element));
      default -> { /* nothing that is shown */ }
    }
  }

  private static void transcript(Element element, ItemDraft item) {
    String url = item.address(Elements.attribute(element, "url"));
    if (url != null) {
      item.transcripts.add(new Transcript(url, Elements.attribute(element, "type"),
          Elements.attribute(element, "language"), Elements.attribute(element, "rel")));
    }
  }

  /** Role and group have defaults: host, cast. */
  private static void person(Element element, @Nullable String image, @Nullable String link, List<Person> people) {
    String name = Elements.line(element);
    if (name != null) {
      people.add(new Person(name, lower(Elements.attribute(element, "role"), "host"),
          lower(Elements.attribute(element, "group"), "cast"), image, link));
    }
  }

  private static String lower(@Nullable String value, String usual) {
    return Objects.requireNonNullElse(value, usual).toLowerCase(Locale.ROOT);
  }
}
