/** Subscribing by address: a card over the page, which stays usable. */
@NullMarked
package app.earmark.ui.add;

import org.jspecify.annotations.NullMarked;
