/** The log: where it is kept, how large it may become, and what never stands in it. */
@NullMarked
package app.earmark.app.log;

import org.jspecify.annotations.NullMarked;
