package app.earmark.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** How listeners may pay while they listen ({@code podcast:value}); kept, not used. */
public record ValueBlock(String type, String method, @Nullable String suggested, List<Recipient> recipients) {

  public ValueBlock {
    recipients = List.copyOf(recipients);
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
}
