/** What the desktop around the window does: opening addresses in other programs. One provider for each platform. */
@NullMarked
package app.earmark.desktop;

import org.jspecify.annotations.NullMarked;
