/** What packaging/bench runs: loads to carry, floors to compare with, and the tables of what came out. */
@NullMarked
package app.earmark.bench;

import org.jspecify.annotations.NullMarked;
