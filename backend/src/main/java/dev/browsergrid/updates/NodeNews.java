package dev.browsergrid.updates;

import dev.browsergrid.node.NodeChanged;
import dev.browsergrid.platform.Changes;
import dev.browsergrid.platform.Changes.Topic;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// A node that changes also changes what its pool shows: how many browsers are warm, starting or in use.
@Component
class NodeNews {
    private final Changes changes;
    private final JdbcClient jdbc;
    // a pool's owner never changes
    private final Map<UUID, Optional<UUID>> owners = new ConcurrentHashMap<>();

    NodeNews(Changes changes, JdbcClient jdbc) {
        this.changes = changes;
        this.jdbc = jdbc;
    }

    @EventListener
    void nodeChanged(NodeChanged change) {
        changes.publish(Topic.NODES, change.node().value(), null);
        changes.publish(
                Topic.POOLS,
                change.poolId(),
                owners.computeIfAbsent(change.poolId(), this::owner).orElse(null));
    }

    private Optional<UUID> owner(UUID poolId) {
        return jdbc.sql("SELECT owner_id FROM pool WHERE id = :pool AND owner_id IS NOT NULL")
                .param("pool", poolId)
                .query(UUID.class)
                .optional();
    }
}
