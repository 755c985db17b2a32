/** What every page is given: the state of player and downloads, what can be done with episodes, words and pictures. */
@NullMarked
package app.earmark.ui.common.page;

import org.jspecify.annotations.NullMarked;
