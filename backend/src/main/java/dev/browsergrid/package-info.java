/// The Browsergrid server. Each direct sub-package is a module; its `package-info.java` says what it may use.
@NullMarked
package dev.browsergrid;

import org.jspecify.annotations.NullMarked;
