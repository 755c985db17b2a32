/** Start-up and composition: the one place where everything is made and put together. */
@NullMarked
package app.earmark.app;

import org.jspecify.annotations.NullMarked;
