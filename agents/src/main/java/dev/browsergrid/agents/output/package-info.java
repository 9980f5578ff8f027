/// What a task wants handed in besides an answer in words: JSON that fits a schema.
@NullMarked
package dev.browsergrid.agents.output;

import org.jspecify.annotations.NullMarked;
