/// Pools over HTTP.
@NullMarked
package dev.browsergrid.pool.http;

import org.jspecify.annotations.NullMarked;
