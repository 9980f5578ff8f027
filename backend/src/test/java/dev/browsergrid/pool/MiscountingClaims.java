package dev.browsergrid.pool;

import dev.browsergrid.platform.Home;
import java.time.InstantSource;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Leases as a mistake would have them: none seems to run. For showing that such a mistake is noticed.
class MiscountingLeases extends Leases {
    MiscountingLeases(JdbcClient jdbc, InstantSource clock, Home home, ApplicationEventPublisher events) {
        super(jdbc, clock, home, events);
    }

    @Override
    public int running(UUID poolId) {
        return 0;
    }
}
