/// What people have to say about a run at work: they pause it, speak to it, answer it, and allow or refuse what it is
/// about to do.
@NullMarked
package dev.browsergrid.agents.oversight;

import org.jspecify.annotations.NullMarked;
