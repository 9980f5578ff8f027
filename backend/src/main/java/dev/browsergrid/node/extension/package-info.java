/// Browser extensions people upload. Owns the `extension` table.
@NullMarked
@NamedInterface("extension")
package dev.browsergrid.node.extension;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
