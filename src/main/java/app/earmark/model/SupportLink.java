package app.earmark.model;

/**
 * A place where listeners can support the show: {@code podcast:funding}, Atom {@code link rel="payment"}, or a link of
 * the notes that says so.
 *
 * @param label what the show calls it, in its own words
 */
public record SupportLink(String url, String label) {}
