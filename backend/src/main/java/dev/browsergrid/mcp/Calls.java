package dev.browsergrid.mcp;

import dev.browsergrid.agents.Cancellation;
import dev.browsergrid.mcp.Caller.CallKey;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/// The calls under way on this server, so that their callers can cancel them.
@Component
class Calls {
    // written by each call's own thread, read by those of cancelling requests
    private final Map<CallKey, Cancellation> underWay = new ConcurrentHashMap<>();

    /// A call from here until it is closed.
    record Call(Cancellation cancellation, Runnable end) implements AutoCloseable {
        @Override
        public void close() {
            end.run();
        }
    }

    Call begin(CallKey key) {
        Cancellation cancellation = new Cancellation();
        underWay.put(key, cancellation);
        return new Call(cancellation, () -> underWay.remove(key, cancellation));
    }

    /// Does nothing to a call that is over, or somebody else's.
    void cancel(CallKey key) {
        Optional.ofNullable(underWay.get(key)).ifPresent(Cancellation::cancel);
    }
}
