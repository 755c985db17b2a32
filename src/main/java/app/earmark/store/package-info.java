/** The library on disk: SQLite, its migrations, one store class for each aggregate. Knows no network and no feed. */
@NullMarked
package app.earmark.store;

import org.jspecify.annotations.NullMarked;
