/// A small client for the Chrome DevTools Protocol: calls, events and flattened sessions over one WebSocket.
@NullMarked
package dev.browsergrid.profiles.cdp;

import org.jspecify.annotations.NullMarked;
