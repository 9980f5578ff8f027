/// What a run did, told without refs, so that it can be done again.
@NullMarked
package dev.browsergrid.agents.replay.recipe;

import org.jspecify.annotations.NullMarked;
