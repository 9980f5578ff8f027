/// Long tests of what survives when processes are killed: run by the Maven profile `chaos`.
@NullMarked
package dev.browsergrid.chaos;

import org.jspecify.annotations.NullMarked;
