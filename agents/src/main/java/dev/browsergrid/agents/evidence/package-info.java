/// Whether what an answer cites was really seen.
@NullMarked
package dev.browsergrid.agents.evidence;

import org.jspecify.annotations.NullMarked;
