/// A person's hands on a live browser: mouse, keys, touch, composed and pasted text, and what they did, in words.
@NullMarked
package dev.browsergrid.live.hands;

import org.jspecify.annotations.NullMarked;
