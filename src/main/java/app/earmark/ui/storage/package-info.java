/** The Storage page: what lies on the disk, what the rules will do next, and cleaning up. */
@NullMarked
package app.earmark.ui.storage;

import org.jspecify.annotations.NullMarked;
