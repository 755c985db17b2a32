package app.earmark.model;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A broadcast that is announced, going on or over ({@code podcast:liveItem}).
 *
 * @param status {@code pending}, {@code live} or {@code ended}
 */
public record LiveItem(
    String status,
    @Nullable Instant start,
    @Nullable Instant end,
    @Nullable String title,
    @Nullable String guid,
    @Nullable String link,
    @Nullable Enclosure stream,
    List<ContentLink> links) {

  public LiveItem {
    links = List.copyOf(links);
  }
}
