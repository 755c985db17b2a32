/** Show notes: from whatever HTML a feed carries to text that can be read, selected, copied and clicked. */
@NullMarked
package app.earmark.ui.common.notes;

import org.jspecify.annotations.NullMarked;
