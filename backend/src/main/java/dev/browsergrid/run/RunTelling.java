package dev.browsergrid.run;

import dev.browsergrid.agents.AgentEvent;
import dev.browsergrid.profiles.state.FidelityReport;
import dev.browsergrid.session.Comeback;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Keeps what is told of a run: its events, the pictures, and what it has used so far.
@Component
class RunTelling {
    private final RunStore store;
    private final RunEvents events;
    private final Screenshots screenshots;

    RunTelling(RunStore store, RunEvents events, Screenshots screenshots) {
        this.store = store;
        this.events = events;
        this.screenshots = screenshots;
    }

    void status(UUID run, RunStatus status) {
        append(run, "run.status", Map.of("status", status.word()));
    }

    /// How the run came to its browser.
    void comeback(UUID run, Comeback comeback) {
        switch (comeback) {
            case Comeback.Blank() -> {}
            case Comeback.Thawed(var report) -> append(run, "session.restored", restored(report));
            case Comeback.Continued(var took) -> append(run, "session.continued", Map.of("ms", took.toMillis()));
            case Comeback.Kept() -> append(run, "session.kept", Map.of());
        }
    }

    /// What the agent reports.
    void event(UUID run, AgentEvent event) {
        switch (event) {
            case AgentEvent.ScreenshotTaken taken -> screenshots.store(run, taken.step(), taken.jpeg());
            case AgentEvent.ModelUsed used -> store.count(run, used);
            case AgentEvent.Observed _,
                    AgentEvent.TextDelta _,
                    AgentEvent.ActionStarted _,
                    AgentEvent.ActionFinished _,
                    AgentEvent.ModelRetried _,
                    AgentEvent.Noticed _ -> {}
        }
        events.append(run, AgentEventDrafts.of(run, event));
    }

    private static Map<String, Object> restored(FidelityReport report) {
        return Map.of(
                "tabs",
                report.tabs(),
                "ms",
                report.milliseconds(),
                "summary",
                report.sentence(),
                "report",
                report.toMap());
    }

    private void append(UUID run, String type, Map<String, Object> data) {
        events.append(run, new RunEvent.Draft(type, data));
    }
}
