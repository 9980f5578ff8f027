package dev.browsergrid.run;

import dev.browsergrid.agents.oversight.ApprovalPolicy;
import java.util.Map;
import java.util.Optional;

/// How a run is to be done, beside its instruction: what it may spend (else as much as the server
/// allows), the address it begins at (else where the browser is), how its user wants tasks to be
/// done, the JSON schema its output has to fit, the starter's own words about it, what it asks its
/// user before it does, whether it waits for what it asks else, what keeps it within bounds,
/// whether its model is shown pictures, and whether its browser runs on, billed, when it is over.
public record RunTerms(
        Optional<RunLimits> limits,
        Optional<String> startUrl,
        Optional<String> manner,
        Optional<String> outputSchema,
        Map<String, String> metadata,
        ApprovalPolicy approvals,
        OnQuestion onQuestion,
        Safeguards safeguards,
        Vision vision,
        boolean persistent) {
    /// As messages in a chat are answered.
    public static final RunTerms USUAL = new RunTerms(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Map.of(),
            ApprovalPolicy.SENSITIVE,
            OnQuestion.WAIT,
            Safeguards.NONE,
            Vision.AUTO,
            false);

    public RunTerms {
        metadata = Map.copyOf(metadata);
    }
}
