/** The page of a smart list: a search that was kept, with an order. */
@NullMarked
package app.earmark.ui.smartlist;

import org.jspecify.annotations.NullMarked;
