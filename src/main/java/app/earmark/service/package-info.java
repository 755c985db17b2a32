/** What a listener can do: use cases over the store, the network and the feeds, which know no screen. */
@NullMarked
package app.earmark.service;

import org.jspecify.annotations.NullMarked;
