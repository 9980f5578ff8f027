/// The built-in offline model: plain English and the page in, tool calls out, by rules alone.
@NullMarked
package dev.browsergrid.agents.offline;

import org.jspecify.annotations.NullMarked;
