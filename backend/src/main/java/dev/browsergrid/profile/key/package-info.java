/// The master keys, and the keys of profiles wrapped by them.
@NullMarked
package dev.browsergrid.profile.key;

import org.jspecify.annotations.NullMarked;
