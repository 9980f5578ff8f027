@NullMarked
package dev.browsergrid.profiles.seal;

import org.jspecify.annotations.NullMarked;
