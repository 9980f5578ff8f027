/// What tests of several modules share: a real database, a real server, an HTTP client.
@NullMarked
package dev.browsergrid.testing;

import org.jspecify.annotations.NullMarked;
