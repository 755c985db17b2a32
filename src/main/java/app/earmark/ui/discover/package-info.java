/** The Discover page: podcasts of all directories, and a look into one before subscribing. */
@NullMarked
package app.earmark.ui.discover;

import org.jspecify.annotations.NullMarked;
