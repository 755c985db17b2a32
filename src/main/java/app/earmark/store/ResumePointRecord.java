package app.earmark.store;

import org.jspecify.annotations.Nullable;

/**
 * How far a part file can be trusted, and of which version of the resource it is.
 *
 * @param etag and {@code lastModified}: validators as the host sent them (RFC 9110, section 8.8)
 * @param totalBytes of the whole resource; {@code null} where the host did not say
 * @param verifiedBytes so many bytes of the part file are known to be on the disk
 */
public record ResumePointRecord(
    @Nullable String etag, @Nullable String lastModified, @Nullable Long totalBytes, long verifiedBytes) {}
