package dev.browsergrid.proxy.policy;

import dev.browsergrid.node.NodeFiles;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Judges commands by a table of rules. One that is sent on to a target, as a text within another, goes by the same.
record RuledCommands(NodeFiles files, Map<String, Rule> rules) {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final String CLOSE = "Browser.close";
    private static final String TO_TARGET = "Target.sendMessageToTarget";

    /// Judges one kind of command. It may change the command when it says that it did.
    interface Rule {
        Verdict judge(NodeFiles files, ObjectNode command, ObjectNode params);
    }

    boolean guards(String method) {
        return rules.containsKey(method) || method.equals(CLOSE) || method.equals(TO_TARGET);
    }

    Verdict judge(String command) {
        try {
            return JSON.readTree(command) instanceof ObjectNode whole
                    ? judge(whole)
                    : new Verdict.Refused("This is not a command.");
        } catch (JacksonException e) {
            return new Verdict.Refused("This is not well-formed JSON.");
        }
    }

    private Verdict judge(ObjectNode command) {
        String method = command.path("method").asString("");
        ObjectNode params = command.path("params") instanceof ObjectNode given ? given : JSON.createObjectNode();
        return switch (method) {
            case CLOSE -> new Verdict.Closing();
            case TO_TARGET -> inner(command, params);
            default ->
                Optional.ofNullable(rules.get(method))
                        .map(rule -> rule.judge(files, command, params))
                        .orElseGet(Verdict.Passed::new);
        };
    }

    private Verdict inner(ObjectNode command, ObjectNode params) {
        JsonNode message = params.path("message");
        return switch (judge(message.asString(""))) {
            case Verdict.Passed passed -> passed;
            case Verdict.Rewritten(var text) -> Verdict.rewritten(command, params.put("message", text));
            case Verdict.Refused _, Verdict.Closing _ ->
                new Verdict.Refused("The message to the target is not allowed on this grid.");
        };
    }
}
