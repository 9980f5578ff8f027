/// What admins do with people: list, invite, disable, change roles, and the settings of the server.
@NullMarked
package dev.browsergrid.account.admin;

import org.jspecify.annotations.NullMarked;
