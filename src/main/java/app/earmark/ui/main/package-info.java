/** The window: navigation, sidebar, player bar, messages, keys; the only place where pages are put together. */
@NullMarked
package app.earmark.ui.main;

import org.jspecify.annotations.NullMarked;
