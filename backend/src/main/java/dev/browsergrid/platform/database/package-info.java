/// The embedded PostgreSQL that serves when no database is configured.
@NullMarked
package dev.browsergrid.platform.database;

import org.jspecify.annotations.NullMarked;
