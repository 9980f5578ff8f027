/// Notices what goes wrong within the browsers of sessions and writes it into their histories.
@NullMarked
package dev.browsergrid.session.watch;

import org.jspecify.annotations.NullMarked;
