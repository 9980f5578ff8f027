/// What a pool should do, how it is, and how long one waits: pure decisions.
@NullMarked
package dev.browsergrid.pool.plan;

import org.jspecify.annotations.NullMarked;
