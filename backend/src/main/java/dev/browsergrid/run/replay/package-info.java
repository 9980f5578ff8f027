/// Runs that repeat what another run did, without a model. Owns the table `run_replay`.
@NullMarked
@NamedInterface("replay")
package dev.browsergrid.run.replay;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
