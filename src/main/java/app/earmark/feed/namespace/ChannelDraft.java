package app.earmark.feed.namespace;

import app.earmark.feed.text.Addresses;
import app.earmark.model.Chat;
import app.earmark.model.FeedReference;
import app.earmark.model.LiveItem;
import app.earmark.model.SupportLink;
import app.earmark.model.Trailer;
import app.earmark.model.UpdateFrequency;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is known of a podcast while the elements of its channel are read. For one thread. */
public final class ChannelDraft extends CommonExtras {

  public final Best<String> title = new Best<>();
  public final Best<String> link = new Best<>();
  public final Best<String> description = new Best<>();
  public final Best<String> language = new Best<>();
  public final Best<String> image = new Best<>();
  public final Best<String> author = new Best<>();
  public final Best<String> itunesType = new Best<>();
  public final Best<String> podcastGuid = new Best<>();
  public final Best<String> newFeedUrl = new Best<>();
  public final Best<Duration> interval = new Best<>();
  public final Set<String> categories = new LinkedHashSet<>();
  public final Map<String, SupportLink> supportLinks = new LinkedHashMap<>();
  public final Best<String> medium = new Best<>();
  public final Best<Boolean> locked = new Best<>();
  public final Best<FeedReference> publisher = new Best<>();
  public final Best<UpdateFrequency> frequency = new Best<>();
  public final Best<String> nextPage = new Best<>();
  public final List<Trailer> trailers = new ArrayList<>();
  public final List<LiveItem> live = new ArrayList<>();
  public final List<FeedReference> podroll = new ArrayList<>();
  public final List<Chat> chats = new ArrayList<>();
  public final List<String> blockedFor = new ArrayList<>();
  private boolean complete;

  private final String base;

  public ChannelDraft(String base) {
    this.base = base;
  }

  public void markComplete() {
    complete = true;
  }

  public boolean isComplete() {
    return complete;
  }

  @Override
  public @Nullable String address(@Nullable String written) {
    return written == null ? null : Addresses.absolute(written, base);
  }

  @Override
  public void support(@Nullable String url, @Nullable String label) {
    String address = address(url);
    if (address != null) {
      supportLinks.putIfAbsent(address, new SupportLink(address, label == null ? address : label));
    }
  }
}
