package app.earmark.model;

import org.jspecify.annotations.Nullable;

/**
 * A place that a podcast or episode is about or from ({@code podcast:location}).
 *
 * @param rel {@code subject} or {@code creator}
 * @param geo RFC 5870, for example {@code geo:30.27,-97.74}
 * @param osm OpenStreetMap's type letter and number
 * @param country ISO 3166-1, two letters
 */
public record Place(
    String name, String rel, @Nullable String geo, @Nullable String osm, @Nullable String country) {}
