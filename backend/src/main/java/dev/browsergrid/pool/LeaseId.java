package dev.browsergrid.pool;

import java.util.UUID;

/// Names one lease. It is the fence: whoever writes on a session's behalf must still hold it.
public record LeaseId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
