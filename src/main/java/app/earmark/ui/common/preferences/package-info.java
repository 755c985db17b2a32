/** What the listener may choose, as groups of lines: the same for everything and for one podcast. */
@NullMarked
package app.earmark.ui.common.preferences;

import org.jspecify.annotations.NullMarked;
