/** The network: feeds, episodes, pictures and directories over HTTP, as blocking calls that answer with values. */
@NullMarked
package app.earmark.net;

import org.jspecify.annotations.NullMarked;
