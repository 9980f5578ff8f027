/// How fast the proxy is, measured against nothing in between, HAProxy and nginx. Run by hand, never by the build.
@NullMarked
package dev.browsergrid.bench;

import org.jspecify.annotations.NullMarked;
