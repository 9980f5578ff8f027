/// The forward proxy: one port for each browser, everything that comes in judged, resolved once and connected to what
/// was judged. Knows no database.
@NullMarked
package dev.browsergrid.egress.guard;

import org.jspecify.annotations.NullMarked;
