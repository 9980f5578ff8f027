package dev.browsergrid.run;

import dev.browsergrid.agents.safety.Safety;
import dev.browsergrid.agents.safety.Secret;
import dev.browsergrid.agents.safety.TaskSecrets;
import dev.browsergrid.agents.safety.VisitRules;
import dev.browsergrid.egress.RunRulesChanged;
import dev.browsergrid.egress.rules.DomainLists;
import dev.browsergrid.egress.rules.Refusal;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Keeps what a run's starter said about its bounds, for as long as it matters.
@Repository
class RunSafety {
    private final JdbcClient jdbc;
    private final RunSecrets secrets;
    private final InstantSource clock;
    private final ApplicationEventPublisher publisher;

    RunSafety(JdbcClient jdbc, RunSecrets secrets, InstantSource clock, ApplicationEventPublisher publisher) {
        this.jdbc = jdbc;
        this.secrets = secrets;
        this.clock = clock;
        this.publisher = publisher;
    }

    /// Writes down the bounds of a run that is being made.
    void keep(UUID run, UUID owner, Safeguards safeguards) {
        secrets.keep(run, owner, safeguards.secrets());
        if (!safeguards.domains().equals(DomainLists.NONE)) {
            jdbc.sql("UPDATE run SET domains = :domains::jsonb WHERE id = :id")
                    .param("domains", safeguards.domains().toStored())
                    .param("id", run)
                    .update();
        }
    }

    /// The bounds as the agent has to know them.
    Safety of(UUID run) {
        return new Safety(visits(domains(run)), secrets(run));
    }

    private TaskSecrets secrets(UUID run) {
        List<Secret> known = secrets.of(run).stream()
                .flatMap(secret -> secret.forAgent().stream())
                .toList();
        return known.isEmpty() ? TaskSecrets.NONE : new TaskSecrets(known, clock);
    }

    private static VisitRules visits(DomainLists lists) {
        return new VisitRules(
                lists.allowed(), lists.blocked(), url -> lists.refusal(url).map(Refusal::words));
    }

    private DomainLists domains(UUID run) {
        return jdbc.sql("SELECT domains FROM run WHERE id = :id AND domains IS NOT NULL")
                .param("id", run)
                .query(String.class)
                .optional()
                .map(DomainLists::ofStored)
                .orElse(DomainLists.NONE);
    }

    /// The run has begun or ended: what the network lets through is not what it was.
    void changed() {
        publisher.publishEvent(new RunRulesChanged());
    }
}
