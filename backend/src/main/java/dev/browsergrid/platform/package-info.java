/// What every module may use: ids, the data directory, the database, problem documents, reconcile loops.
@NullMarked
@ApplicationModule(
        type = ApplicationModule.Type.OPEN,
        allowedDependencies = {})
package dev.browsergrid.platform;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
