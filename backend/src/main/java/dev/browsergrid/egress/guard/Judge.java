package dev.browsergrid.egress.guard;

import java.util.Optional;
import java.util.UUID;

/// Decides where a browser's requests go. May take its time: it is asked on threads that may wait.
public interface Judge {
    Decision judge(UUID nodeId, Optional<Upstream> upstream, Ask ask);
}
