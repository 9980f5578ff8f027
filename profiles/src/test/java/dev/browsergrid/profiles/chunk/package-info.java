@NullMarked
package dev.browsergrid.profiles.chunk;

import org.jspecify.annotations.NullMarked;
