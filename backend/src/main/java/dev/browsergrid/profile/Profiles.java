package dev.browsergrid.profile;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Lasting browser identities, as other modules use them. What people do with theirs is in `http`.
@Service
public class Profiles {
    private final JdbcClient jdbc;
    private final ProfileStore store;
    private final ApplicationEventPublisher events;

    Profiles(JdbcClient jdbc, ProfileStore store, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.store = store;
        this.events = events;
    }

    /// A profile for a chat: it is not listed with those that people make, and comes and goes with the chat.
    public UUID createForChat(UUID ownerId, String title) {
        return store.create(ownerId, title, "", true);
    }

    /// The owner's profile of this id or name.
    public Optional<UUID> resolve(String idOrName, UUID owner) {
        return jdbc.sql("""
            SELECT id FROM profile
             WHERE owner_id = :owner
               AND (id::text = lower(:text) OR (lower(name) = lower(:text) AND NOT of_chat))
             ORDER BY id::text = lower(:text) DESC LIMIT 1
            """)
                .param("owner", owner)
                .param("text", idOrName)
                .query(UUID.class)
                .optional();
    }

    /// Who saves to the profile now or waits for a browser to do so, other than this session. Asked after [#lock], the
    /// answer holds until the transaction ends.
    public Optional<Holder> holder(UUID profile, Optional<UUID> exceptSession) {
        return jdbc.sql("""
            SELECT id, name, chat_id, coalesce(CASE WHEN lease_id IS NOT NULL THEN leased_at END, changed_at) AS since
              FROM session
             WHERE profile_id = :profile AND NOT read_only AND id IS DISTINCT FROM :except::uuid
               AND (lease_id IS NOT NULL OR (wanted AND state <> 'ENDED'))
             ORDER BY lease_id IS NULL, id LIMIT 1
            """)
                .param("profile", profile)
                .param("except", exceptSession.orElse(null))
                .query(Profiles::holder)
                .optional();
    }

    static Holder holder(ResultSet row, int number) throws SQLException {
        return new Holder(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getObject("chat_id", UUID.class),
                row.getTimestamp("since").toInstant());
    }

    /// Has everybody else who would take the profile wait for the end of the transaction.
    ///
    /// @throws ProfileGoneException when there is no such profile any more
    public void lock(UUID profile) {
        store.lock(profile);
    }

    /// Destroys the profile's key and forgets its snapshots: nothing of it can be read again. Sessions that used it
    /// end.
    @Transactional
    public void delete(UUID profile) {
        events.publishEvent(new ProfileDeleted(profile));
        store.delete(profile);
    }
}
