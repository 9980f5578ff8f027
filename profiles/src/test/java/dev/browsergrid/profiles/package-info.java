@NullMarked
package dev.browsergrid.profiles;

import org.jspecify.annotations.NullMarked;
