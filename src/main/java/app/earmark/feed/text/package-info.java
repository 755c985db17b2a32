/** The small languages within feeds: dates, durations, addresses, and what is written in show notes. */
@NullMarked
package app.earmark.feed.text;

import org.jspecify.annotations.NullMarked;
