package app.earmark.model;

/** How far the copy of a library has come, in bytes. */
public record MoveProgress(long copied, long total) {}
