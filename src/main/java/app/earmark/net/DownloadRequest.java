package app.earmark.net;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * One episode's file to be downloaded.
 *
 * @param partFile where the bytes are gathered; beside {@code finalFile}, so that the last step is a rename
 * @param finalFile where the whole and checked file goes; replaced if it is there
 * @param resume what the last call reported for this part file; null or without its part file starts over
 * @param credentials sent to the origin of {@code url} alone
 * @param announcedBytes what the feed says the file has: a guess for the space needed, no more
 * @param integrity the hash that the feed announced, in the form of Subresource Integrity ({@code sha256-…}, base64 or
 *     hexadecimal; several with blanks between); others are not checked
 */
public record DownloadRequest(String url, Path partFile, Path finalFile, @Nullable ResumePoint resume,
    @Nullable Credentials credentials, @Nullable Long announcedBytes, @Nullable String integrity) {}
