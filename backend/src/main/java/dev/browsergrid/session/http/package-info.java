/// Sessions as the API shows them, and what can be asked of them.
@NullMarked
package dev.browsergrid.session.http;

import org.jspecify.annotations.NullMarked;
