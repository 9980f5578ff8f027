/// Profiles made of others, each with a key of its own.
@NullMarked
@NamedInterface("fork")
package dev.browsergrid.profile.fork;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
