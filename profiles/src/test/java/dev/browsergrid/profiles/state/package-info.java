@NullMarked
package dev.browsergrid.profiles.state;

import org.jspecify.annotations.NullMarked;
