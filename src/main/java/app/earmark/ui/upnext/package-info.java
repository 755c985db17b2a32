/** The Up Next page: what the listener has queued, in order. */
@NullMarked
package app.earmark.ui.upnext;

import org.jspecify.annotations.NullMarked;
