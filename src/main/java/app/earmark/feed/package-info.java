/** Feeds, subscription lists and web pages: bytes in, values out. No network, no database, no threads. */
@NullMarked
package app.earmark.feed;

import org.jspecify.annotations.NullMarked;
