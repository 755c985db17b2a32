package app.earmark.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When new episodes are to be expected ({@code podcast:updateFrequency}).
 *
 * @param label in the publisher's words
 * @param rule RFC 5545, section 3.3.10
 */
public record UpdateFrequency(@Nullable String label, @Nullable String rule, @Nullable Instant start) {}
