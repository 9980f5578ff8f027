package dev.browsergrid.run;

import java.util.Set;

/// Tells in words what a run does, for clients that show how an answer came about. What the model says before it
/// acts is told with the action; what it says without acting is its answer, and not told twice.
/// Confined to one thread.
public final class Narration {
    private static final Set<String> ENDINGS = Set.of("done", "ask_user");

    private final StringBuilder saying = new StringBuilder();

    /// What is to be told of this event; nothing for most.
    public String of(RunEvent event) {
        return switch (event.type()) {
            case "run.status" -> waiting(text(event, "status"));
            case "session.restored" -> line(text(event, "summary"));
            case "notice" -> line(text(event, "text"));
            case "model.retried" -> line("The model is asked again: " + text(event, "problem"));
            case "step.observed" -> {
                saying.setLength(0);
                yield "";
            }
            case "text.delta" -> {
                saying.append(text(event, "text"));
                yield "";
            }
            case "action.started" -> started(event);
            case "approval.requested" ->
                line("Waits for somebody to allow this, in the web app or at /approvals of the run.");
            case "approval.resolved" -> line(decided(text(event, "decision")));
            case "pause.requested" -> line("Somebody paused the agent.");
            case "pause.ended" -> line("The agent goes on.");
            case "action.finished" -> {
                String error = text(event, "error_code");
                yield error.isEmpty() ? "" : line("That did not work: " + error);
            }
            default -> "";
        };
    }

    private static String waiting(String status) {
        return switch (status) {
            case "acquiring" -> line("Getting the browser.");
            case "restoring" -> line("Bringing the browser back as it was.");
            default -> "";
        };
    }

    private static String decided(String decision) {
        return switch (decision) {
            case "approved" -> "It is allowed.";
            case "denied" -> "It is refused.";
            default -> "Nobody allowed it in time.";
        };
    }

    private String started(RunEvent event) {
        String said = line(saying.toString().strip());
        saying.setLength(0);
        return ENDINGS.contains(text(event, "tool")) ? "" : said + line(text(event, "description"));
    }

    private static String text(RunEvent event, String name) {
        return event.data().get(name) instanceof String text ? text : "";
    }

    private static String line(String text) {
        return text.isEmpty() ? "" : text + "\n";
    }
}
