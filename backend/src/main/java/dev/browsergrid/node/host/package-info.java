/// The node host: opens, observes, closes and destroys the Chromiums beside it. Streams go in and out; it knows no
/// database, no framework and nothing of the rest of the server, so that it can run in a process of its own.
@NullMarked
@NamedInterface("host")
package dev.browsergrid.node.host;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
