/// Drives Chromium through Playwright over CDP: observing pages and acting on them.
@NullMarked
package dev.browsergrid.agents.browser;

import org.jspecify.annotations.NullMarked;
