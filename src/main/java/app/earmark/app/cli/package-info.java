/** The command line: a thin face on the services, the only place that prints. */
@NullMarked
package app.earmark.app.cli;

import org.jspecify.annotations.NullMarked;
