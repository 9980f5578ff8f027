/// What was used as the API tells it: sums, intervals, limits, the price.
@NullMarked
package dev.browsergrid.usage.http;

import org.jspecify.annotations.NullMarked;
