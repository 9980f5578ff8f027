/// Who may do what, tried on the real server.
@NullMarked
package dev.browsergrid.access;

import org.jspecify.annotations.NullMarked;
