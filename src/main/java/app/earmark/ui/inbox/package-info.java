/** The New page: what is there to hear, newest first. */
@NullMarked
package app.earmark.ui.inbox;

import org.jspecify.annotations.NullMarked;
