/// Nodes over HTTP, for admins; pools show their own.
@NullMarked
@NamedInterface("http")
package dev.browsergrid.node.http;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
