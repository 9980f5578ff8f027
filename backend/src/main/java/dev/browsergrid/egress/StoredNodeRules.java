package dev.browsergrid.egress;

import dev.browsergrid.egress.rules.DomainLists;
import dev.browsergrid.egress.rules.EgressLists;
import dev.browsergrid.egress.rules.EgressRules;
import dev.browsergrid.node.NodeChanged;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.event.TransactionalEventListener;

/// Rules as they stand with a browser's pool and, while it is leased, with the session that has it and the run at work
/// in it. Read again each second at most; a lease that begins or ends counts at once, because it is this server that
/// gives out its browsers.
class StoredNodeRules implements NodeRules.Source {
    private static final Logger log = LoggerFactory.getLogger(StoredNodeRules.class);
    private static final Duration FRESH = Duration.ofSeconds(1);

    private final JdbcClient jdbc;
    private final InstantSource clock;
    private final Map<UUID, Read> known = new ConcurrentHashMap<>();

    /// No record, because one is told from another of the same content.
    private static final class Read {
        final Optional<NodeRules> rules;
        final Instant at;

        Read(Optional<NodeRules> rules, Instant at) {
            this.rules = rules;
            this.at = at;
        }
    }

    StoredNodeRules(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public Optional<NodeRules> of(UUID nodeId) {
        Optional<Read> before = Optional.ofNullable(known.get(nodeId));
        Instant now = clock.instant();
        if (before.isPresent() && before.get().at.plus(FRESH).isAfter(now)) {
            return before.get().rules;
        }
        // what a change forgets meanwhile must not be put back, so there is something to forget before it is read
        Read asking = new Read(before.flatMap(read -> read.rules), Instant.EPOCH);
        known.put(nodeId, asking);
        try {
            Optional<NodeRules> rules = read(nodeId);
            known.replace(nodeId, asking, new Read(rules, now));
            return rules;
        } catch (DataAccessException unreachable) {
            // the browser's use cannot have changed while nobody can write it down
            log.debug("node={} egress=stale reason={}", nodeId, unreachable.getMessage());
            if (before.isEmpty()) {
                known.remove(nodeId, asking);
            }
            return before.orElseThrow(() -> unreachable).rules;
        }
    }

    private Optional<NodeRules> read(UUID nodeId) {
        return jdbc.sql("""
            SELECT p.egress AS pool, s.egress AS session, r.domains AS run, n.template -> 'proxy' ->> 'server' AS proxy
              FROM node n
              JOIN pool p ON p.id = n.pool_id
              LEFT JOIN lease l ON l.node_id = n.id AND l.ended_at IS NULL
              LEFT JOIN session s ON s.id = l.session_id
              LEFT JOIN run r ON r.lease_id = l.id AND r.finished_at IS NULL AND r.domains IS NOT NULL
             WHERE n.id = :id AND n.state IN ('PROVISIONING', 'READY', 'LEASED')
            """).param("id", nodeId).query(StoredNodeRules::row).optional();
    }

    private static NodeRules row(ResultSet row, int number) throws SQLException {
        List<EgressRules> layers = new ArrayList<>();
        layers.add(EgressLists.ofStored(row.getString("pool")).rules());
        Optional.ofNullable(row.getString("session"))
                .ifPresent(json -> layers.add(EgressLists.ofStored(json).rules()));
        Optional.ofNullable(row.getString("run"))
                .ifPresent(json -> layers.add(DomainLists.ofStored(json).rules()));
        return new NodeRules(layers, Optional.ofNullable(row.getString("proxy")));
    }

    /// What runs at work say, by the browser each works in.
    Map<UUID, String> ofRuns() {
        return jdbc
                .sql("""
                    SELECT l.node_id, r.domains
                      FROM run r JOIN lease l ON l.id = r.lease_id AND l.ended_at IS NULL
                     WHERE r.domains IS NOT NULL AND r.finished_at IS NULL
                    """)
                .query((row, _) -> Map.entry(row.getObject("node_id", UUID.class), row.getString("domains")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (_, later) -> later));
    }

    /// From now on the rules of a browser are those that stand in the database now.
    void forget(UUID nodeId) {
        known.remove(nodeId);
    }

    @TransactionalEventListener(fallbackExecution = true)
    void nodeChanged(NodeChanged change) {
        forget(change.node().value());
    }
}
