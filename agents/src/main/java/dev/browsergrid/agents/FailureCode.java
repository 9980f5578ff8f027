package dev.browsergrid.agents;

import java.util.Locale;

/// Why a run failed. The lower-case name is stable and part of the HTTP API.
public enum FailureCode {
    /// The step limit was reached.
    MAX_STEPS,
    /// The time limit was reached.
    MAX_SECONDS,
    /// The token limit was reached.
    MAX_TOKENS,
    /// The next turn could have cost more than was left of the money.
    COST_LIMIT_REACHED,
    /// The same action on the same page repeated without effect.
    LOOP_DETECTED,
    /// The model's server could not be reached, refused the key, or kept failing.
    MODEL_ERROR,
    /// The model gave no usable answer: empty turns, or only unknown tools and broken arguments.
    MODEL_CONFUSED,
    /// The page the run was to begin at could not be opened.
    START_URL_FAILED,
    /// What the model handed in did not fit the task's output schema, also after it was told why.
    OUTPUT_INVALID,
    /// A replay found something else than the run it repeats.
    REPLAY_DIVERGED,
    /// The browser or its connection was lost.
    BROWSER_LOST,
    /// A bug in the agent.
    INTERNAL;

    /// The code as the API spells it.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
