/// The pools' own rows, and those of claims that wait.
@NullMarked
package dev.browsergrid.pool.store;

import org.jspecify.annotations.NullMarked;
