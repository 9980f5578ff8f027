/// The people who may sign in: their rows, passwords, and what admins do with them. Owns the tables `account`,
/// `one_time_link` and `account_setting`.
@NullMarked
package dev.browsergrid.account.person;

import org.jspecify.annotations.NullMarked;
