/// What changed between two captures of a profile.
@NullMarked
package dev.browsergrid.profiles.diff;

import org.jspecify.annotations.NullMarked;
