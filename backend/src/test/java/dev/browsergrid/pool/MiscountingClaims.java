package dev.browsergrid.pool;

import dev.browsergrid.platform.Changes;
import dev.browsergrid.platform.Home;
import dev.browsergrid.pool.store.WaitingClaims;
import java.time.InstantSource;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The line as a mistake would have it: no lease seems to run. For showing that such a mistake is noticed.
class MiscountingClaims extends WaitingClaims {
    MiscountingClaims(JdbcClient jdbc, InstantSource clock, Changes changes, Home home) {
        super(jdbc, clock, changes, home);
    }

    @Override
    public Place place(UUID poolId, UUID sessionId, UUID ownerId) {
        Place place = super.place(poolId, sessionId, ownerId);
        return new Place(place.inLine(), place.here(), place.held(), 0);
    }
}
