/// Listening to browsers for as long as they run, whoever uses them.
@NullMarked
@NamedInterface("watch")
package dev.browsergrid.node.watch;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
