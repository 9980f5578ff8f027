/// Where texts come from: which site showed them to the model, and which of them the user gave. Pure, and deaf to what
/// the model says.
@NullMarked
package dev.browsergrid.agents.provenance;

import org.jspecify.annotations.NullMarked;
