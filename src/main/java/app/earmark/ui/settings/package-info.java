/** The Settings page: few, grouped, each at once in force. */
@NullMarked
package app.earmark.ui.settings;

import org.jspecify.annotations.NullMarked;
