/// The egress guard: the one way from a browser to the network, and what may go along it. Reads the rules of pools,
/// sessions and runs, writes no table.
@NullMarked
@ApplicationModule(allowedDependencies = {"account", "node", "node::host", "platform"})
package dev.browsergrid.egress;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
