/// The models a run can use: which exist is decided by the keys at hand; each vendor is reached through LangChain4j.
@NullMarked
package dev.browsergrid.agents.model;

import org.jspecify.annotations.NullMarked;
