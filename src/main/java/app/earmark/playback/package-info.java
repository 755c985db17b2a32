/**
 * Playing episodes: what is loaded, where it stands and how it sounds; the one place that speaks to JavaFX's player.
 */
@NullMarked
package app.earmark.playback;

import org.jspecify.annotations.NullMarked;
