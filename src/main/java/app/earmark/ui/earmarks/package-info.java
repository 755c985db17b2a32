/** The Earmarks page: the moments that the listener marked. */
@NullMarked
package app.earmark.ui.earmarks;

import org.jspecify.annotations.NullMarked;
