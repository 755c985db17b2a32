/** The Podcasts page: all subscriptions side by side. */
@NullMarked
package app.earmark.ui.podcasts;

import org.jspecify.annotations.NullMarked;
