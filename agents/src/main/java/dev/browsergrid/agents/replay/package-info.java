/// Runs again without a model: what a run did, told without refs, and done again step by step for as
/// long as the pages are what they were.
@NullMarked
package dev.browsergrid.agents.replay;

import org.jspecify.annotations.NullMarked;
