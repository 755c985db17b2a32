/**
 * The desktop around the window: opening addresses, showing files, media controls, notifications, keeping the machine
 * awake. Interfaces with one provider for each platform.
 */
@NullMarked
package app.earmark.desktop;

import org.jspecify.annotations.NullMarked;
