@NullMarked
package dev.browsergrid.profiles.chunk.s3;

import org.jspecify.annotations.NullMarked;
