/// Keys, and what is sealed with them: a master key wraps a key per profile, which seals all there is of that profile.
@NullMarked
package dev.browsergrid.profiles.seal;

import org.jspecify.annotations.NullMarked;
