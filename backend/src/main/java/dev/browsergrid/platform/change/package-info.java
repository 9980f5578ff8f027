/// Carries [dev.browsergrid.platform.Changes] from server to server over the database's own notifications.
@NullMarked
package dev.browsergrid.platform.change;

import org.jspecify.annotations.NullMarked;
