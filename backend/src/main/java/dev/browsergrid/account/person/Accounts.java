package dev.browsergrid.account.person;

import dev.browsergrid.account.Role;
import dev.browsergrid.platform.Changes;
import dev.browsergrid.platform.Changes.Topic;
import dev.browsergrid.platform.Ids;
import dev.browsergrid.platform.Problem;
import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Repository;

/// The rows of the people who may sign in.
@Repository
public class Accounts {
    private final JdbcClient jdbc;
    private final PasswordEncoder passwords;
    private final InstantSource clock;
    private final Changes changes;
    // compared against when there is no password, so that the answer takes as long as where there is one
    private final String decoy;

    Accounts(JdbcClient jdbc, PasswordEncoder passwords, InstantSource clock, Changes changes) {
        this.jdbc = jdbc;
        this.passwords = passwords;
        this.clock = clock;
        this.changes = changes;
        this.decoy = String.valueOf(passwords.encode("decoy"));
    }

    /// The person with this e-mail, in any case.
    public Optional<StoredAccount> findByEmail(String email) {
        return jdbc.sql("""
            SELECT id, email, role, password_hash, disabled_at FROM account WHERE lower(email) = lower(:email)
            """).param("email", email).query(StoredAccount.class).optional();
    }

    public Optional<StoredAccount> find(UUID id) {
        return jdbc.sql("SELECT id, email, role, password_hash, disabled_at FROM account WHERE id = :id")
                .param("id", id)
                .query(StoredAccount.class)
                .optional();
    }

    /// Whether this is the person's password. Takes as long for nobody.
    public boolean passwordMatches(Optional<StoredAccount> account, String password) {
        Optional<String> hash = account.map(StoredAccount::passwordHash);
        return passwords.matches(password, hash.orElse(decoy)) && hash.isPresent();
    }

    boolean none() {
        return jdbc.sql("SELECT NOT EXISTS (SELECT FROM account)")
                .query(Boolean.class)
                .single();
    }

    /// Adds a person, one who has yet to choose a password when it is null.
    ///
    /// @throws Problem `email_taken`
    public UUID add(String email, @Nullable String password, Role role) {
        UUID id = Ids.next();
        int added = jdbc.sql("""
            INSERT INTO account (id, email, password_hash, role, created_at)
            VALUES (:id, :email, :hash, :role, :now)
            ON CONFLICT DO NOTHING
            """)
                .param("id", id)
                .param("email", email)
                .param("hash", password == null ? null : passwords.encode(password))
                .param("role", role.name())
                .param("now", Timestamp.from(clock.instant()))
                .update();
        if (added == 0) {
            throw emailTaken();
        }
        changes.publish(Topic.USERS, id, null);
        return id;
    }

    public void setPassword(UUID id, String password) {
        jdbc.sql("UPDATE account SET password_hash = :hash WHERE id = :id")
                .param("hash", passwords.encode(password))
                .param("id", id)
                .update();
        changes.publish(Topic.USERS, id, null);
    }

    /// @throws Problem `email_taken`
    public void setEmail(UUID id, String email) {
        try {
            jdbc.sql("UPDATE account SET email = :email WHERE id = :id")
                    .param("email", email)
                    .param("id", id)
                    .update();
            changes.publish(Topic.USERS, id, null);
        } catch (DuplicateKeyException e) {
            throw emailTaken();
        }
    }

    private static Problem emailTaken() {
        return new Problem(HttpStatus.CONFLICT, "email_taken", "Somebody here has this e-mail already.");
    }
}
