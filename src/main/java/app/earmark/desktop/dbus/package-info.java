/** The Linux desktop, spoken to over its D-Bus session: media controls (MPRIS 2), notifications, sleep. */
@NullMarked
package app.earmark.desktop.dbus;

import org.jspecify.annotations.NullMarked;
