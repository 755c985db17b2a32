package app.earmark.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** How listeners may pay while they listen ({@code podcast:value}); kept, not used. */
public record ValueBlock(
    String type, String method, @Nullable String suggested, List<Recipient> recipients, List<TimeSplit> timeSplits) {

  public ValueBlock(String type, String method, @Nullable String suggested, @Nullable List<Recipient> recipients,
      @Nullable List<TimeSplit> timeSplits) {
    this.type = type;
    this.method = method;
    this.suggested = suggested;
    this.recipients = EpisodeExtras.orNone(recipients);
    this.timeSplits = EpisodeExtras.orNone(timeSplits);
  }

  /** Who gets how many shares ({@code podcast:valueRecipient}). */
  public record Recipient(
      @Nullable String name,
      String type,
      String address,
      int split,
      boolean fee,
      @Nullable String customKey,
      @Nullable String customValue) {}

  /**
   * Others who are paid for a part of the episode ({@code podcast:valueTimeSplit}): these, or those of another item.
   *
   * @param remoteStartMs where that part begins in the other item
   * @param remotePercentage how much of the payment the other item's recipients get
   */
  public record TimeSplit(
      long startMs,
      long durationMs,
      @Nullable FeedReference remote,
      long remoteStartMs,
      int remotePercentage,
      List<Recipient> recipients) {

    public TimeSplit {
      recipients = List.copyOf(recipients);
    }
  }
}
