/// Signing in and out, and on which devices one is. Rows of `login` are written by Spring Session, but for `device` and
/// `ip`, and ended here.
@NullMarked
package dev.browsergrid.account.login;

import org.jspecify.annotations.NullMarked;
