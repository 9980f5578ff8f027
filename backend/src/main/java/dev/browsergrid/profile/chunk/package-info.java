/// Where the chunks of snapshots are kept.
@NullMarked
package dev.browsergrid.profile.chunk;

import org.jspecify.annotations.NullMarked;
