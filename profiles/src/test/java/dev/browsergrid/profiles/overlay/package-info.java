@NullMarked
package dev.browsergrid.profiles.overlay;

import org.jspecify.annotations.NullMarked;
