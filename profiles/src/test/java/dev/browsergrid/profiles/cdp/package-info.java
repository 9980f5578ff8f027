@NullMarked
package dev.browsergrid.profiles.cdp;

import org.jspecify.annotations.NullMarked;
