/// WebSocket frames and DevTools messages as bytes go by. Knows no sockets.
@NullMarked
package dev.browsergrid.proxy.frame;

import org.jspecify.annotations.NullMarked;
