/// Making, changing and deleting pools.
@NullMarked
package dev.browsergrid.pool.edit;

import org.jspecify.annotations.NullMarked;
