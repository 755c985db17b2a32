/** What is searched for, how a text is cut into words for it, and what was found. */
@NullMarked
package app.earmark.model.search;

import org.jspecify.annotations.NullMarked;
