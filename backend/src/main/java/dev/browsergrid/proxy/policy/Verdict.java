package dev.browsergrid.proxy.policy;

import tools.jackson.databind.node.ObjectNode;

/// What becomes of a command.
public sealed interface Verdict {
    /// It goes on as it is.
    record Passed() implements Verdict {}

    /// It is answered with an error.
    record Refused(String why) implements Verdict {}

    /// Another one goes on in its place.
    record Rewritten(String command) implements Verdict {}

    /// The command itself, changed.
    static Rewritten rewritten(ObjectNode command, ObjectNode params) {
        command.set("params", params);
        return new Rewritten(command.toString());
    }

    /// It asks to close the browser: it is answered, and the session given back.
    record Closing() implements Verdict {}
}
