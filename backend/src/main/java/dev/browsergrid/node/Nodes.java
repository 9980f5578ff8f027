package dev.browsergrid.node;

import dev.browsergrid.platform.Home;
import java.net.URI;
import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The nodes this server can use, and every legal way to move one on. A move answers whether it happened: `false` means
/// the node was not in the state the move starts from.
@Repository
public class Nodes {
    private final JdbcClient jdbc;
    private final InstantSource clock;
    private final UUID hostId;
    private final StoredTemplates templates;
    private final ApplicationEventPublisher events;

    Nodes(
            JdbcClient jdbc,
            InstantSource clock,
            Home home,
            StoredTemplates templates,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.hostId = home.hostId();
        this.templates = templates;
        this.events = events;
    }

    /// Asks for one more node in the pool; its browser comes up later, set up as the template says. `revision` tells
    /// the template apart from what the pool has before and after.
    public NodeId provision(UUID poolId, BrowserTemplate template, long revision) {
        NodeId id = NodeId.next();
        jdbc.sql("""
            INSERT INTO node (id, pool_id, host_id, state, template, template_revision, created_at, changed_at)
            VALUES (:id, :pool, :host, 'PROVISIONING', :template::jsonb, :revision, :now, :now)
            """)
                .param("template", templates.write(template))
                .param("revision", revision)
                .param("id", id.value())
                .param("pool", poolId)
                .param("host", hostId)
                .param("now", now())
                .update();
        events.publishEvent(new NodeChanged(id, poolId, NodeState.PROVISIONING));
        return id;
    }

    /// Takes the longest-waiting ready node of the pool for a lease; two callers never get the same one. Those of
    /// another template revision are left alone.
    public Optional<Node> take(UUID poolId, long revision) {
        Optional<Node> taken = jdbc.sql("""
            UPDATE node SET state = 'LEASED', changed_at = :now
             WHERE id = (SELECT id FROM node
                          WHERE pool_id = :pool AND host_id = :host AND state = 'READY' AND template_revision = :revision
                          ORDER BY changed_at
                          LIMIT 1
                          FOR UPDATE SKIP LOCKED)
            RETURNING *
            """)
                .param("revision", revision)
                .param("pool", poolId)
                .param("host", hostId)
                .param("now", now())
                .query(NodeRows::read)
                .optional();
        taken.ifPresent(node -> events.publishEvent(new NodeChanged(node.id(), poolId, NodeState.LEASED)));
        return taken;
    }

    /// A new node for a lease whose holder starts the only browser it will ever have; until then it has none.
    public Node leaseVacant(UUID poolId, BrowserTemplate template, long revision) {
        Node node = jdbc.sql("""
            INSERT INTO node (id, pool_id, host_id, state, template, template_revision, created_at, changed_at)
            VALUES (:id, :pool, :host, 'LEASED', :template::jsonb, :revision, :now, :now)
            RETURNING *
            """)
                .param("template", templates.write(template))
                .param("revision", revision)
                .param("id", NodeId.next().value())
                .param("pool", poolId)
                .param("host", hostId)
                .param("now", now())
                .query(NodeRows::read)
                .single();
        events.publishEvent(new NodeChanged(node.id(), poolId, NodeState.LEASED));
        return node;
    }

    /// Gives up a leased node: its browser will be ended and never handed on.
    public boolean recycle(NodeId id, String why) {
        return move(id, NodeState.LEASED, NodeState.RECYCLING, why);
    }

    /// Ends up to `count` ready nodes of the pool that nobody uses: first those of another template revision, then the
    /// oldest.
    public void drain(UUID poolId, long revision, int count) {
        List<NodeId> oldest = jdbc
                .sql("""
                    SELECT id FROM node WHERE pool_id = :pool AND host_id = :host AND state = 'READY'
                     ORDER BY template_revision = :revision, changed_at LIMIT :count
                    """)
                .param("pool", poolId)
                .param("host", hostId)
                .param("revision", revision)
                .param("count", count)
                .query(UUID.class)
                .list()
                .stream()
                .map(NodeId::new)
                .toList();
        oldest.forEach(id -> move(id, NodeState.READY, NodeState.DRAINING, "more browsers than the pool needs"));
    }

    /// Ends the node if nobody uses it; a leased one stays and ends when it is given back. Answers whether it ends now.
    public boolean drain(NodeId id) {
        String why = "somebody drained it";
        return move(id, NodeState.READY, NodeState.DRAINING, why)
                || move(id, NodeState.PROVISIONING, NodeState.DRAINING, why);
    }

    /// The browser answers at this address, and its files are there.
    boolean ready(NodeId id, URI cdpUrl, NodeFiles files) {
        jdbc.sql("""
            UPDATE node SET cdp_url = :url, directory = :directory, ready_at = :now
             WHERE id = :id AND state = 'PROVISIONING'
            """)
                .param("url", cdpUrl.toString())
                .param("directory", files.directory().toString())
                .param("now", now())
                .param("id", id.value())
                .update();
        return move(id, NodeState.PROVISIONING, NodeState.READY, "");
    }

    /// A leased node's browser was replaced by another at a new address, or is its first.
    public void relocate(NodeId id, URI cdpUrl, NodeFiles files) {
        jdbc.sql("""
            UPDATE node SET cdp_url = :url, directory = :directory, ready_at = coalesce(ready_at, :now)
             WHERE id = :id AND state = 'LEASED'
            """)
                .param("url", cdpUrl.toString())
                .param("directory", files.directory().toString())
                .param("now", now())
                .param("id", id.value())
                .update();
        events.publishEvent(new NodeRelocated(id));
    }

    /// Says why a node is still not up.
    void note(NodeId id, String detail) {
        jdbc.sql("""
            UPDATE node SET detail = :detail
             WHERE id = :id AND state = 'PROVISIONING' AND detail IS DISTINCT FROM :detail
            """).param("detail", detail).param("id", id.value()).update();
    }

    /// Records what a node's browser uses.
    void used(NodeUse use) {
        jdbc.sql("""
            UPDATE node SET memory_bytes = :memory, cpu_percent = coalesce(:cpu, cpu_percent)
             WHERE id = :id AND state <> 'GONE'
            """)
                .param("memory", use.memoryBytes())
                .param("cpu", use.cpuPercent().orElse(null))
                .param("id", use.id().value())
                .update();
    }

    boolean move(NodeId id, NodeState from, NodeState to, String why) {
        Optional<UUID> pool = jdbc.sql("""
            UPDATE node
               SET state = :to, detail = :why, changed_at = :now,
                   failed_at = CASE WHEN :to = 'LOST' AND state IN ('PROVISIONING', 'READY') THEN :now
                                    ELSE failed_at END
             WHERE id = :id AND state = :from
            RETURNING pool_id
            """)
                .param("to", to.name())
                .param("why", why)
                .param("now", now())
                .param("id", id.value())
                .param("from", from.name())
                .query(UUID.class)
                .optional();
        pool.ifPresent(poolId -> events.publishEvent(new NodeChanged(id, poolId, to)));
        return pool.isPresent();
    }

    public Optional<Node> find(NodeId id) {
        return jdbc.sql("SELECT * FROM node WHERE id = :id")
                .param("id", id.value())
                .query(NodeRows::read)
                .optional();
    }

    /// The living nodes whose browsers this server runs.
    public List<Node> here() {
        return jdbc.sql("SELECT * FROM node WHERE host_id = :host AND state <> 'GONE' ORDER BY id")
                .param("host", hostId)
                .query(NodeRows::read)
                .list();
    }

    /// What the node's browser is started with.
    public BrowserTemplate template(NodeId id) {
        return jdbc.sql("SELECT template FROM node WHERE id = :id")
                .param("id", id.value())
                .query(String.class)
                .optional()
                .map(templates::read)
                .orElse(BrowserTemplate.DEFAULT);
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
