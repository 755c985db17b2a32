package app.earmark.feed.namespace;

import app.earmark.model.FeedImage;
import app.earmark.model.License;
import app.earmark.model.Person;
import app.earmark.model.Place;
import app.earmark.model.SocialLink;
import app.earmark.model.TextNote;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jdom2.Element;
import org.jspecify.annotations.Nullable;

/** The tags of {@code podcast:} that stand in channels and in items alike. */
final class PodcastCommonTags {

  private static final int LONGEST_TEXT = 4000;

  private PodcastCommonTags() {}

  static void read(Element element, CommonExtras into) {
    switch (element.getName()) {
      case "funding" -> into.support(Elements.attribute(element, "url"), Elements.line(element));
      case "person" -> person(element, into, into.people);
      case "location" -> location(element, into);
      case "license" -> license(element, into);
      case "image" -> image(element, into);
      case "images" -> srcset(Elements.attribute(element, "srcset"), into);
      case "txt" -> txt(element, into);
      case "value" -> PodcastValue.read(element, into);
      case "socialInteract" -> discussion(element, into);
      default -> { /* a tag that is newer than this, or of no use to a listener */ }
    }
  }

  /** Role and group have defaults: host, cast. */
  static void person(Element element, CommonExtras around, List<Person> people) {
    String name = Elements.line(element);
    if (name != null) {
      people.add(new Person(name, lower(Elements.attribute(element, "role"), "host"),
          lower(Elements.attribute(element, "group"), "cast"), around.address(Elements.attribute(element, "img")),
          around.address(Elements.attribute(element, "href"))));
    }
  }

  private static void location(Element element, CommonExtras into) {
    String name = Elements.line(element);
    if (name != null) {
      into.places.add(new Place(name, lower(Elements.attribute(element, "rel"), "subject"),
          Elements.attribute(element, "geo"), Elements.attribute(element, "osm"),
          Elements.attribute(element, "country")));
    }
  }

  private static void license(Element element, CommonExtras into) {
    String name = Elements.line(element);
    if (name != null) {
      into.licenses.add(new License(name, into.address(Elements.attribute(element, "url"))));
    }
  }

  private static void image(Element element, CommonExtras into) {
    String url = into.address(Elements.attribute(element, "href"));
    if (url != null) {
      into.images.add(new FeedImage(url, Elements.attribute(element, "alt"), Elements.attribute(element, "purpose"),
          Elements.attribute(element, "aspect-ratio"), Elements.number(Elements.attribute(element, "width")),
          Elements.number(Elements.attribute(element, "height")), Elements.attribute(element, "type")));
    }
  }

  /** The older form, as in HTML: {@code address 1500w, address 600w}. */
  private static void srcset(@Nullable String srcset, CommonExtras into) {
    if (srcset == null) {
      return;
    }
    for (String part : srcset.split(",", -1)) {
      String[] words = part.strip().split("\\s+", 2);
      String url = into.address(words[0]);
      if (url != null) {
        String width = words.length > 1 && words[1].endsWith("w") ? words[1].substring(0, words[1].length() - 1) : null;
        into.images.add(new FeedImage(url, null, null, null, Elements.number(width), null, null));
      }
    }
  }

  private static void txt(Element element, CommonExtras into) {
    String text = Elements.text(element);
    if (text != null) {
      into.texts.add(new TextNote(Elements.attribute(element, "purpose"),
          text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text));
    }
  }

  /** {@code disabled} says that there is to be no discussion. */
  private static void discussion(Element element, CommonExtras into) {
    String protocol = Elements.attribute(element, "protocol");
    String url = into.address(Elements.attribute(element, "uri"));
    if (protocol != null && url != null && !protocol.equals("disabled")) {
      Integer priority = Elements.number(Elements.attribute(element, "priority"));
      into.discussions.add(new SocialLink(url, protocol, Elements.attribute(element, "accountId"),
          into.address(Elements.attribute(element, "accountUrl")), priority == null ? 0 : priority));
    }
  }

  private static String lower(@Nullable String value, String usual) {
    return Objects.requireNonNullElse(value, usual).toLowerCase(Locale.ROOT);
  }
}
