/// Tests of what runs again without a model.
@NullMarked
package dev.browsergrid.agents.replay;

import org.jspecify.annotations.NullMarked;
