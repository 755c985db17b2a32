/** One process for each library: its lock, and the socket through which later starts speak to it. */
@NullMarked
package app.earmark.app.instance;

import org.jspecify.annotations.NullMarked;
