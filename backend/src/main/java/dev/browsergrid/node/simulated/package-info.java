/// Nodes that are simulated: no browser runs. For trying out how pools behave at a size and under failures that no
/// single machine shows. Chosen by `browsergrid.nodes.provider=simulated`, never by default.
@NullMarked
package dev.browsergrid.node.simulated;

import org.jspecify.annotations.NullMarked;
