/// What clients may tell a browser to do. Knows no sockets.
@NullMarked
package dev.browsergrid.proxy.policy;

import org.jspecify.annotations.NullMarked;
