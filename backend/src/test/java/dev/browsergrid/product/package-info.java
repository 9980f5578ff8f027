/// Tests of the product as a whole: through its HTTP API and its pages, with real browsers and a real database.
@NullMarked
package dev.browsergrid.product;

import org.jspecify.annotations.NullMarked;
