package dev.browsergrid.agents.model;

import java.util.List;

/// No model has the id that was asked for; its message names those there are.
public final class UnknownModelException extends RuntimeException {
    UnknownModelException(String id, List<String> known) {
        super("unknown model \"" + id + "\", there is " + String.join(", ", known));
    }
}
