/// People beside runs at work: pausing, speaking to them, approving, answering. The run waits in the database, so any
/// server can take what people say.
@NullMarked
package dev.browsergrid.run.oversight;

import org.jspecify.annotations.NullMarked;
