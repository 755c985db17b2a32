/** Parts of the search: reading queries, plain text of notes, ranking, and the words shown of what was found. */
@NullMarked
package app.earmark.service.search;

import org.jspecify.annotations.NullMarked;
