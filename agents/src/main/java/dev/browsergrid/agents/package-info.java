/// Runs an instruction in a real browser: observe, ask a model, act, until it is done.
/// Knows no server, database or framework; `model` talks to vendors, `offline` answers without one, `browser` drives
/// Chromium.
@NullMarked
package dev.browsergrid.agents;

import org.jspecify.annotations.NullMarked;
