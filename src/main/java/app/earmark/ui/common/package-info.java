/** What every page is built from: the gate to the JavaFX thread, work in the background, views, formats, controls. */
@NullMarked
package app.earmark.ui.common;

import org.jspecify.annotations.NullMarked;
