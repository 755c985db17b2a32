/** Lists of any length that hold a few pages of rows only, and the row of an episode. */
@NullMarked
package app.earmark.ui.common.rows;

import org.jspecify.annotations.NullMarked;
