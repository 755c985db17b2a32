/** The Statistics page: how much was listened to, and what that saved. */
@NullMarked
package app.earmark.ui.statistics;

import org.jspecify.annotations.NullMarked;
