package dev.browsergrid.agents;

/// Marks what the event sink throws, so that it is told from a bug in the agent and reaches the caller as it was.
final class SinkGuard implements EventSink {
    private final EventSink sink;

    SinkGuard(EventSink sink) {
        this.sink = sink;
    }

    @Override
    public void accept(AgentEvent event) {
        try {
            sink.accept(event);
        } catch (RuntimeException problem) {
            throw new SinkFailure(problem);
        }
    }

    static final class SinkFailure extends RuntimeException {
        private final RuntimeException original;

        SinkFailure(RuntimeException original) {
            super(original);
            this.original = original;
        }

        RuntimeException original() {
            return original;
        }
    }
}
