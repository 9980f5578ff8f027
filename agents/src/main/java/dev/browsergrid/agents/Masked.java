package dev.browsergrid.agents;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.browsergrid.agents.evidence.Citation;
import dev.browsergrid.agents.oversight.Examination;
import dev.browsergrid.agents.oversight.Oversight;
import dev.browsergrid.agents.safety.TaskSecrets;
import java.util.List;
import java.util.Optional;

/// Keeps a run's secrets from everybody but the browser: what the browser shows goes masked to the loop,
/// and with it to the model; what the loop tells goes masked to the world.
final class Masked {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final TaskSecrets secrets;

    Masked(TaskSecrets secrets) {
        this.secrets = secrets;
    }

    /// The same computer, whose texts hold no secret.
    Computer computer(Computer real) {
        return new Computer() {
            @Override
            public Observation observe(Cancellation cancellation) throws InterruptedException {
                return masked(real.observe(cancellation));
            }

            @Override
            public ActionResult act(ToolCall.Action action, List<TaskFile> files, Cancellation cancellation)
                    throws InterruptedException {
                return masked(real.act(action, files, cancellation));
            }

            @Override
            public Examination examine(ToolCall.Action action, Cancellation cancellation) throws InterruptedException {
                return switch (real.examine(action, cancellation)) {
                    case Examination.Found(var stake) ->
                        new Examination.Found(MaskedPeople.masked(stake, secrets::masked));
                    case Examination.Unclear(var why) -> new Examination.Unclear(masked(why));
                    case Examination.Nothing nothing -> nothing;
                };
            }

            // The driver has painted over what it shows.
            @Override
            public Optional<Screenshot> picture(ToolCall.Action action, Cancellation cancellation)
                    throws InterruptedException {
                return real.picture(action, cancellation);
            }
        };
    }

    /// The same people, told no secret and telling the model none.
    Oversight oversight(Oversight real) {
        return new MaskedPeople(real, secrets::masked);
    }

    /// The same sink, told no secret.
    EventSink sink(EventSink real) {
        return event -> real.accept(masked(event));
    }

    Outcome outcome(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Completed(var answer, var success, var output, var evidence) ->
                new Outcome.Completed(
                        masked(answer),
                        success,
                        output.map(this::maskedJson),
                        evidence.stream()
                                .map(citation -> new Citation(masked(citation.text()), citation.seen()))
                                .toList());
            case Outcome.Asked(var question, var choices) ->
                new Outcome.Asked(
                        masked(question), choices.stream().map(this::masked).toList());
            case Outcome.Failed(var code, var message) -> new Outcome.Failed(code, masked(message));
            case Outcome.Cancelled cancelled -> cancelled;
        };
    }

    private String masked(String text) {
        return secrets.masked(text);
    }

    private Observation masked(Observation seen) {
        return new Observation(
                masked(seen.url()),
                masked(seen.title()),
                seen.tabs().stream()
                        .map(tab -> new Observation.Tab(tab.id(), masked(tab.title()), masked(tab.url()), tab.active()))
                        .toList(),
                seen.notices().stream()
                        .map(notice -> new Observation.Notice(notice.code(), masked(notice.text())))
                        .toList(),
                masked(seen.page()),
                seen.screenshot());
    }

    private ActionResult masked(ActionResult result) {
        return switch (result) {
            case ActionResult.Worked(var effect, var changed, var navigated, var picture) ->
                new ActionResult.Worked(masked(effect), changed, navigated, picture);
            case ActionResult.Refused(var error, var message) -> new ActionResult.Refused(error, masked(message));
            case ActionResult.Partly(var error, var message) -> new ActionResult.Partly(error, masked(message));
        };
    }

    private AgentEvent masked(AgentEvent event) {
        return switch (event) {
            case AgentEvent.Observed(var step, var url, var title, var tabs, var snapshot) ->
                new AgentEvent.Observed(step, masked(url), masked(title), tabs, masked(snapshot));
            case AgentEvent.TextDelta(var step, var text) -> new AgentEvent.TextDelta(step, masked(text));
            case AgentEvent.ActionStarted(var step, var index, var tool, var arguments, var description, var reason) ->
                new AgentEvent.ActionStarted(
                        step, index, tool, maskedJson(arguments), masked(description), masked(reason));
            case AgentEvent.ActionFinished(
                    var step,
                    var index,
                    var tool,
                    var result,
                    var errorCode,
                    var acted,
                    var took) ->
                new AgentEvent.ActionFinished(step, index, tool, masked(result), errorCode, acted, took);
            case AgentEvent.ModelRetried(var step, var problem, var pause) ->
                new AgentEvent.ModelRetried(step, masked(problem), pause);
            case AgentEvent.Noticed(var step, var code, var text) -> new AgentEvent.Noticed(step, code, masked(text));
            case AgentEvent.ScreenshotTaken picture -> picture;
            case AgentEvent.ModelUsed used -> used;
        };
    }

    /// JSON stays JSON: a number that is a secret becomes a text.
    private String maskedJson(String json) {
        if (secrets.places(json).isEmpty()) {
            return json;
        }
        try {
            return Optional.ofNullable(JSON.readTree(json))
                    .map(tree -> masked(tree).toString())
                    .orElse(json);
        } catch (JsonProcessingException none) {
            return masked(json);
        }
    }

    private JsonNode masked(JsonNode node) {
        return switch (node) {
            case ObjectNode object -> {
                ObjectNode copy = JsonNodeFactory.instance.objectNode();
                object.properties().forEach(entry -> copy.set(masked(entry.getKey()), masked(entry.getValue())));
                yield copy;
            }
            case ArrayNode array -> {
                ArrayNode copy = JsonNodeFactory.instance.arrayNode();
                array.forEach(element -> copy.add(masked(element)));
                yield copy;
            }
            default -> {
                String text = node.asText();
                yield secrets.places(text).isEmpty() ? node : JsonNodeFactory.instance.textNode(masked(text));
            }
        };
    }
}
