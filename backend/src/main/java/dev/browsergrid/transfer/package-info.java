/// What goes into sessions' browsers and comes out of them as files. Owns the table `session_download`.
@NullMarked
@ApplicationModule(
        allowedDependencies = {"account", "file", "node", "node::watch", "platform", "platform::reconcile", "session"})
package dev.browsergrid.transfer;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
