/// Reads over DevTools what a running browser holds, and puts back after a thaw what Chromium did not bring back.
@NullMarked
package dev.browsergrid.profiles.overlay;

import org.jspecify.annotations.NullMarked;
