/// Runs as the API shows them, with their steps.
@NullMarked
package dev.browsergrid.run.http;

import org.jspecify.annotations.NullMarked;
