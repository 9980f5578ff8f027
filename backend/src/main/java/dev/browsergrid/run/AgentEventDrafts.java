package dev.browsergrid.run;

import dev.browsergrid.agents.AgentEvent;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/// Puts what the agent reports into the form it is stored and streamed in.
final class AgentEventDrafts {
    private AgentEventDrafts() {}

    static RunEvent.Draft of(UUID runId, AgentEvent event) {
        return switch (event) {
            case AgentEvent.Observed(int step, String url, String title, int tabs, String snapshot) ->
                draft("step.observed", "step", step, "url", url, "title", title, "tabs", tabs, "snapshot", snapshot);
            case AgentEvent.ScreenshotTaken(int step, var _, int width, int height) ->
                draft(
                        "step.screenshot",
                        "step",
                        step,
                        "url",
                        "/api/v1/runs/" + runId + "/steps/" + step + "/screenshot",
                        "width",
                        width,
                        "height",
                        height);
            case AgentEvent.TextDelta(int step, String text) -> draft("text.delta", "step", step, "text", text);
            case AgentEvent.ActionStarted started ->
                draft(
                        "action.started",
                        "step",
                        started.step(),
                        "index",
                        started.index(),
                        "tool",
                        started.tool(),
                        "arguments",
                        started.arguments(),
                        "description",
                        started.description(),
                        "reason",
                        started.reason());
            case AgentEvent.ActionFinished finished ->
                draft(
                        "action.finished",
                        "step",
                        finished.step(),
                        "index",
                        finished.index(),
                        "tool",
                        finished.tool(),
                        "result",
                        finished.result(),
                        "error_code",
                        finished.errorCode(),
                        "took_ms",
                        finished.took().toMillis());
            case AgentEvent.ModelUsed used -> used(used);
            case AgentEvent.ModelRetried retried ->
                draft(
                        "model.retried",
                        "step",
                        retried.step(),
                        "problem",
                        retried.problem(),
                        "pause_ms",
                        retried.pause().toMillis());
            case AgentEvent.Noticed(int step, String code, String text) ->
                draft("notice", "step", step, "code", code, "text", text);
        };
    }

    private static RunEvent.Draft used(AgentEvent.ModelUsed used) {
        RunEvent.Draft tokens = draft(
                "model.used",
                "step",
                used.step(),
                "input_tokens",
                used.inputTokens(),
                "output_tokens",
                used.outputTokens());
        used.costMicros().ifPresent(cost -> tokens.data().put("cost_micros", cost));
        return tokens;
    }

    private static RunEvent.Draft draft(String type, Object... namesAndValues) {
        Map<String, Object> data = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            data.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return new RunEvent.Draft(type, data);
    }
}
