/** What Earmark talks about: podcasts, episodes, states and results. Values only: no I/O, no SQL, no JavaFX. */
@NullMarked
package app.earmark.model;

import org.jspecify.annotations.NullMarked;
