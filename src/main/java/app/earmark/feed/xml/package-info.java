/** Reads XML as it is really sent: any encoding, well-formed or not, in one pass and in bounded time and memory. */
@NullMarked
package app.earmark.feed.xml;

import org.jspecify.annotations.NullMarked;
