/// Freezes a browser's state into an archive and thaws it again. Knows no server, database or framework.
@NullMarked
package dev.browsergrid.profiles;

import org.jspecify.annotations.NullMarked;
