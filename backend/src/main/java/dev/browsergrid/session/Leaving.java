package dev.browsergrid.session;

import dev.browsergrid.node.NodeEnding;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Knows whose browser it is that ends.
@Component
class Leaving {
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    Leaving(JdbcClient jdbc, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.events = events;
    }

    @EventListener
    void ending(NodeEnding event) {
        jdbc.sql("SELECT session_id FROM lease WHERE node_id = :node ORDER BY granted_at DESC LIMIT 1")
                .param("node", event.node().value())
                .query(UUID.class)
                .optional()
                .map(SessionLeaving::new)
                .ifPresent(events::publishEvent);
    }
}
