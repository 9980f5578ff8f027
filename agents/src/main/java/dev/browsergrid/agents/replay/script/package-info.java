/// Recipes as programs that run without this product.
@NullMarked
package dev.browsergrid.agents.replay.script;

import org.jspecify.annotations.NullMarked;
