package app.earmark.model.search;

/**
 * A search that the listener kept.
 *
 * @param query as it is typed
 */
public record SmartList(long id, String name, String query, SearchSort sort) {}
