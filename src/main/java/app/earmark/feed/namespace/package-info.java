/** What each XML namespace adds to a podcast and its episodes: one small class for each. */
@NullMarked
package app.earmark.feed.namespace;

import org.jspecify.annotations.NullMarked;
