/** The Search page: one field, and what is found while it is typed into. */
@NullMarked
package app.earmark.ui.search;

import org.jspecify.annotations.NullMarked;
