package dev.browsergrid.agents.oversight;

import dev.browsergrid.agents.Screenshot;
import java.util.Optional;

/// What the agent wants to do and a person is asked about: in words, why it is asked, what may come of it, what it acts
/// on, and a picture of that.
public record Proposal(
        int step,
        int index,
        String tool,
        String description,
        String reason,
        Concern concern,
        String consequence,
        Stake stake,
        Optional<Screenshot> picture) {}
