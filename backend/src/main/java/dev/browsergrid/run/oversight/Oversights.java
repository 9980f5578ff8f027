package dev.browsergrid.run.oversight;

import dev.browsergrid.agents.oversight.ApprovalPolicy;
import dev.browsergrid.agents.oversight.Oversight;
import dev.browsergrid.run.OnQuestion;
import java.time.InstantSource;
import java.util.UUID;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/// Puts people beside runs.
@Component
@EnableConfigurationProperties(OversightSettings.class)
public class Oversights {
    private final OversightSettings settings;
    private final OversightStore store;
    private final RunLog log;
    private final Handover handover;
    private final InstantSource clock;

    Oversights(OversightSettings settings, OversightStore store, RunLog log, Handover handover, InstantSource clock) {
        this.settings = settings;
        this.store = store;
        this.log = log;
        this.handover = handover;
        this.clock = clock;
    }

    /// Takes browsers back from people who are gone, and when runs are over.
    public void takeBackAbandoned() {
        handover.takeBackAbandoned();
    }

    /// The people beside a run. `pausedTooLong` has to end it.
    public Oversight of(UUID run, ApprovalPolicy policy, OnQuestion onQuestion, Runnable pausedTooLong) {
        return new PeopleBeside(run, policy, onQuestion, settings, store, log, handover, clock, pausedTooLong);
    }
}
