package app.earmark.model;

import org.jspecify.annotations.Nullable;

/**
 * The file of an episode as its feed announces it (RSS 2.0 {@code enclosure}, Atom {@code link rel="enclosure"}, Media
 * RSS {@code content}, or a link in the text where a feed has none of these).
 *
 * @param url absolute http or https address
 * @param type media type as announced, often missing or wrong
 * @param bytes length as announced, often missing or wrong; {@code null} where it is missing, zero or nonsense
 */
public record Enclosure(String url, @Nullable String type, @Nullable Long bytes) {}
