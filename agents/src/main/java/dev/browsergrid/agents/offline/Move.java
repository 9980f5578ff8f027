package dev.browsergrid.agents.offline;

import java.util.List;
import java.util.Map;

/// What to do next about one wish.
sealed interface Move {
    /// Call a tool; `saying` tells the user what is about to happen.
    record Call(String tool, Map<String, Object> arguments, String saying) implements Move {
        public Call {
            arguments = Map.copyOf(arguments);
        }
    }

    /// The wish is fulfilled. `deed` says what was done, `answer` what was asked for; either may be empty.
    record Finished(String deed, String answer) implements Move {}

    /// Something was done, but not what ends it. That is enough when another wish follows.
    record Half(String deed, String why) implements Move {}

    /// It cannot be done; `why` is a sentence for the user.
    record Stuck(String why) implements Move {}

    /// `words` could mean several things.
    record Unsure(String words, List<String> choices) implements Move {
        public Unsure {
            choices = List.copyOf(choices);
        }
    }

    /// The words themselves are not understood.
    record Lost(String words) implements Move {}

    static Move done(String deed) {
        return new Finished(deed, "");
    }

    static Move call(String tool, Node node, String saying) {
        return new Call(tool, Map.of("ref", node.ref()), saying);
    }
}
