/// Archives cut into sealed chunks that versions of a profile share, and where such chunks are kept.
@NullMarked
package dev.browsergrid.profiles.chunk;

import org.jspecify.annotations.NullMarked;
