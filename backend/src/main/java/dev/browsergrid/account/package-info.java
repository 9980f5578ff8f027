/// People: who they are, how they sign in, and what a request may do.
/// Every other module asks only for the `Viewer` of a request and puts its id into the query.
@NullMarked
@ApplicationModule(allowedDependencies = "platform")
package dev.browsergrid.account;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
