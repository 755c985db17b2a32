/** Pictures of podcasts and episodes: decoded off the JavaFX thread at the size shown, or an initial where none is. */
@NullMarked
package app.earmark.ui.common.art;

import org.jspecify.annotations.NullMarked;
