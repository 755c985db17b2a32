/** Transcripts as publishers write them: bytes in, lines out. */
@NullMarked
package app.earmark.feed.transcript;

import org.jspecify.annotations.NullMarked;
