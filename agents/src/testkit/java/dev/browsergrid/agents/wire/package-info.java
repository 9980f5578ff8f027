/// Test servers, not part of the product: each speaks one vendor's real wire format on loopback, checks what it is
/// sent as strictly as the vendor would, and answers with what a `Brain` decides.
@NullMarked
package dev.browsergrid.agents.wire;

import org.jspecify.annotations.NullMarked;
