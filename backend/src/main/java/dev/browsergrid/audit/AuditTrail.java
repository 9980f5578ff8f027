package dev.browsergrid.audit;

import dev.browsergrid.account.Viewer;
import dev.browsergrid.audit.AuditLog.Draft;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/// Writes entries for what is asked for in other ways than by a request of its own.
@Component
public class AuditTrail {
    private static final Logger log = LoggerFactory.getLogger(AuditTrail.class);

    private final AuditLog entries;

    AuditTrail(AuditLog entries) {
        this.entries = entries;
    }

    /// Somebody did this, under its name in the API, to the thing at this path of the API. A log that cannot be written
    /// does not turn it into a failure.
    public void done(Viewer actor, String action, String path, String ip, String userAgent) {
        try {
            entries.add(new Draft(actor.id(), Optional.of(actor), action, Target.of(path), "ok", ip, userAgent, false));
        } catch (DataAccessException e) {
            log.warn("audit=lost action={} actor={}", action, actor.id(), e);
        }
    }
}
