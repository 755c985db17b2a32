package app.earmark.model;

import java.time.Instant;

/** A deleted file that can still be had back. */
public record BinnedFile(EpisodeId episode, long bytes, Instant deletedAt) {}
