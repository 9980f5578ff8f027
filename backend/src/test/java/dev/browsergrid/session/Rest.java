package dev.browsergrid.session;

import java.sql.Timestamp;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What is true once nothing has happened for a while: everybody has what they asked for, or a reason not to, and
/// nothing is left over.
final class Rest {
    private Rest() {}

    /// What is not as it should be, in words.
    static List<String> unrest(SimulatedGrid grid) {
        return Stream.concat(rows(grid).stream(), grid.hosts().stream().flatMap(host -> browsers(grid, host)))
                .toList();
    }

    private static List<String> rows(SimulatedGrid grid) {
        return grid.jdbc()
                .sql("""
                    WITH count AS (
                        SELECT p.id, count(*) FILTER (WHERE n.state = 'READY') AS ready,
                               count(*) FILTER (WHERE n.state = 'LEASED') AS leased,
                               count(*) FILTER (WHERE n.state = 'READY' AND n.template_revision <> p.template_revision)
                                   AS outdated
                          FROM pool p LEFT JOIN node n ON n.pool_id = p.id
                         GROUP BY p.id),
                    warm AS (
                        SELECT id, least(max, CASE WHEN scale_until > :now THEN scale_warm ELSE min END) AS wanted FROM pool)
                    SELECT 'pool ' || p.name || ' keeps ' || c.ready || ' warm (' || c.leased || ' leased, ' || c.outdated
                               || ' outdated), asked are ' || w.wanted || ' of at most ' || p.max
                      FROM pool p JOIN count c ON c.id = p.id JOIN warm w ON w.id = p.id
                     WHERE NOT p.paused
                       AND (c.ready <> greatest(0, least(w.wanted, p.max - c.leased)) OR c.outdated > 0)
                    UNION ALL
                    SELECT 'pool ' || p.name || ' was drained or deleted and keeps ' || c.ready || ' warm'
                      FROM pool p JOIN count c ON c.id = p.id WHERE p.draining AND c.ready > 0
                    UNION ALL
                    SELECT 'node ' || id || ' is still ' || state FROM node WHERE state NOT IN ('READY', 'LEASED', 'GONE')
                    UNION ALL
                    SELECT 'lease ' || l.id || ' runs for a session that does not hold it, which is ' || s.state
                      FROM lease l JOIN session s ON s.id = l.session_id
                     WHERE l.ended_at IS NULL AND s.lease_id IS DISTINCT FROM l.id
                    UNION ALL
                    SELECT 'session ' || id || ' is still ' || state FROM session WHERE state IN ('STARTING', 'PARKING')
                    UNION ALL
                    SELECT 'session ' || id || ' is ' || state || ' although wanted=' || wanted FROM session
                     WHERE wanted <> (state IN ('QUEUED', 'ACTIVE'))
                    UNION ALL
                    SELECT 'session ' || s.id || ' waits without a reason, with ' || c.leased || ' of '
                               || p.max_concurrency || ' leased'
                      FROM session s JOIN pool p ON p.id = s.pool_id JOIN count c ON c.id = p.id
                     WHERE s.state = 'QUEUED'
                       AND NOT p.paused
                       AND c.leased < least(p.max, p.max_concurrency)
                       AND NOT EXISTS (SELECT FROM session o
                                        WHERE o.profile_id = s.profile_id AND o.id <> s.id AND o.lease_id IS NOT NULL)
                       AND coalesce((SELECT count(*) < p.max_per_user FROM lease l JOIN session o ON o.id = l.session_id
                                      WHERE l.pool_id = p.id AND l.ended_at IS NULL AND o.owner_id = s.owner_id), true)
                    """)
                .param("now", Timestamp.from(grid.now()))
                .query(String.class)
                .list();
    }

    private static Stream<String> browsers(SimulatedGrid grid, SimulatedMachines.Host host) {
        Set<UUID> running = host.provider().observe().stream()
                .map(browser -> browser.id().value())
                .collect(Collectors.toSet());
        Set<UUID> stored = Set.copyOf(grid.jdbc()
                .sql("SELECT id FROM node WHERE state <> 'GONE' AND host_id = :host")
                .param(
                        "host",
                        host.server().part(dev.browsergrid.platform.Home.class).hostId())
                .query(UUID.class)
                .list());
        return running.equals(stored)
                ? Stream.of()
                : Stream.of("the rows know " + stored + ", but there run " + running);
    }
}
