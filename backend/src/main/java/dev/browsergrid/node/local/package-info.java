/// Nodes that are Chromium processes on this server's own machine.
@NullMarked
package dev.browsergrid.node.local;

import org.jspecify.annotations.NullMarked;
