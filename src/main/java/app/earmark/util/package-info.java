/** Small building blocks that need nothing but the JDK and know nothing of podcasts. */
@NullMarked
package app.earmark.util;

import org.jspecify.annotations.NullMarked;
