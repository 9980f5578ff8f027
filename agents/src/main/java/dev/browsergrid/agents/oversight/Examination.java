package dev.browsergrid.agents.oversight;

/// What a look at an action's target found, before it is acted on.
public sealed interface Examination {
    record Found(Stake stake) implements Examination {}

    /// There is nothing the action could act on, which doing it will say.
    record Nothing() implements Examination {}

    /// It could not be looked at, so nothing may be done to it.
    record Unclear(String why) implements Examination {}
}
