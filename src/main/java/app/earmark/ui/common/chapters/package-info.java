/** The chapters of an episode as a list, for the player and for the episode's page. */
@NullMarked
package app.earmark.ui.common.chapters;

import org.jspecify.annotations.NullMarked;
