package dev.browsergrid.agents;

/// Receives a run's events in order, on the run's thread. An exception from it ends the run.
@FunctionalInterface
public interface EventSink {
    void accept(AgentEvent event);
}
