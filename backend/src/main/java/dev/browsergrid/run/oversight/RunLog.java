package dev.browsergrid.run.oversight;

import dev.browsergrid.platform.Signals;
import java.util.Map;
import java.util.UUID;

/// Where runs tell what happens to them.
public interface RunLog {
    /// Appends an event to a run that is not over.
    void tell(UUID run, String type, Map<String, Object> data);

    /// Listens for what this server tells of a run.
    Signals<UUID>.Waiter listen(UUID run);

    /// Wakes whoever listens.
    void wake(UUID run);
}
