/** The History page: what was played last. */
@NullMarked
package app.earmark.ui.history;

import org.jspecify.annotations.NullMarked;
