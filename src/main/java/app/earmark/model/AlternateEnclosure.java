package app.earmark.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The same episode in another form ({@code podcast:alternateEnclosure} with its sources).
 *
 * @param urls where it can be had over http, the publisher's preference first
 * @param bytes as announced
 * @param bitrate in bits a second
 * @param height of a video, in pixels
 * @param standard whether it is the same file as the episode's own enclosure
 * @param integrity hash in the form of Subresource Integrity ({@code podcast:integrity type="sri"})
 */
public record AlternateEnclosure(
    List<String> urls,
    @Nullable String type,
    @Nullable Long bytes,
    @Nullable Double bitrate,
    @Nullable Integer height,
    @Nullable String language,
    @Nullable String title,
    @Nullable String rel,
    boolean standard,
    @Nullable String integrity) {

  public AlternateEnclosure {
    urls = List.copyOf(urls);
  }
}
