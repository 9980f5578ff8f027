/// Level-triggered reconciliation: one key at a time, woken by event or timer.
@NullMarked
@NamedInterface("reconcile")
package dev.browsergrid.platform.reconcile;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
