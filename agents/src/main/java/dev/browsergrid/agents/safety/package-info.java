/// What keeps a run within bounds that no model and no page can talk it out of: where it may go, and
/// what it may type without ever seeing it.
@NullMarked
package dev.browsergrid.agents.safety;

import org.jspecify.annotations.NullMarked;
