/// Profiles over HTTP.
@NullMarked
package dev.browsergrid.profile.http;

import org.jspecify.annotations.NullMarked;
