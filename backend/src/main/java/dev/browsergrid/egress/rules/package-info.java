/// Which destinations pages may reach. Pure: resolves no names and knows no sockets.
@NullMarked
@NamedInterface("rules")
package dev.browsergrid.egress.rules;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
