/// Where a session can be and what moves it on. Plain values and one pure function.
@NullMarked
@NamedInterface("state")
package dev.browsergrid.session.state;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
