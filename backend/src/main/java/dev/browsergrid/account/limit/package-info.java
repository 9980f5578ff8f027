/// How often one may guess.
@NullMarked
package dev.browsergrid.account.limit;

import org.jspecify.annotations.NullMarked;
