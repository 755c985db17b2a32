/** The page of one podcast: what it is, its episodes, and how its feed does. */
@NullMarked
package app.earmark.ui.podcast;

import org.jspecify.annotations.NullMarked;
