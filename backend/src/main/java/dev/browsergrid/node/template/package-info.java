/// What a browser template may say.
@NullMarked
@NamedInterface("template")
package dev.browsergrid.node.template;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
