/** The Downloads page: what runs, waits, failed, and what is on disk. */
@NullMarked
package app.earmark.ui.downloads;

import org.jspecify.annotations.NullMarked;
