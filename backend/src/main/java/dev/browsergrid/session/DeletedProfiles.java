package dev.browsergrid.session;

import dev.browsergrid.profile.ProfileDeleted;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Ends the sessions that have nothing to come back to, because their profile is deleted.
@Component
class DeletedProfiles {
    private final JdbcClient jdbc;
    private final Parking parking;

    DeletedProfiles(JdbcClient jdbc, Parking parking) {
        this.jdbc = jdbc;
        this.parking = parking;
    }

    @EventListener
    void deleted(ProfileDeleted event) {
        jdbc.sql("SELECT id FROM session WHERE profile_id = :profile AND state <> 'ENDED' ORDER BY id")
                .param("profile", event.profile())
                .query(UUID.class)
                .list()
                .forEach(session -> parking.end(session, "its profile was deleted"));
    }
}
