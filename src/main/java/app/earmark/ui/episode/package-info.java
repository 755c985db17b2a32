/** The page of one episode: what can be done with it, and its show notes. */
@NullMarked
package app.earmark.ui.episode;

import org.jspecify.annotations.NullMarked;
