/// Chunks as objects of a bucket, over as much of the S3 protocol as that takes.
@NullMarked
package dev.browsergrid.profiles.chunk.s3;

import org.jspecify.annotations.NullMarked;
