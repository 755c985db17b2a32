package app.earmark.feed.namespace;

import app.earmark.model.FeedImage;
import app.earmark.model.License;
import app.earmark.model.Person;
import app.earmark.model.Place;
import app.earmark.model.SocialLink;
import app.earmark.model.TextNote;
import app.earmark.model.ValueBlock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the podcast namespace says in the same words of podcasts and of episodes. For one thread. */
public abstract class CommonExtras {

  public final List<Person> people = new ArrayList<>();
  public final List<Place> places = new ArrayList<>();
  public final List<License> licenses = new ArrayList<>();
  public final List<FeedImage> images = new ArrayList<>();
  public final List<ValueBlock> values = new ArrayList<>();
  public final List<TextNote> texts = new ArrayList<>();
  public final List<SocialLink> discussions = new ArrayList<>();

  /** The absolute address; {@code null} where it is none. */
  public abstract @Nullable String address(@Nullable String written);

  /** A place to support the show, once for each address. */
  public abstract void support(@Nullable String url, @Nullable String label);
}
