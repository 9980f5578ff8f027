/// API tokens. Owns the table `token`.
@NullMarked
package dev.browsergrid.account.token;

import org.jspecify.annotations.NullMarked;
