/// Carries bytes between clients and browsers after the handshake.
@NullMarked
@NamedInterface("tunnel")
package dev.browsergrid.proxy.tunnel;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
