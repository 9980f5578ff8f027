@NullMarked
package dev.browsergrid.profiles.diff;

import org.jspecify.annotations.NullMarked;
