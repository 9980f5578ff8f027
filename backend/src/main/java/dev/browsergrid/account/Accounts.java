package dev.browsergrid.account;

import dev.browsergrid.platform.Ids;
import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Repository;

/// The people who may sign in.
@Repository
class Accounts {
    private final JdbcClient jdbc;
    private final PasswordEncoder passwords;
    private final InstantSource clock;
    // compared against when the e-mail is unknown, so that the answer takes as long as for a known one
    private final String decoy;

    Accounts(JdbcClient jdbc, PasswordEncoder passwords, InstantSource clock) {
        this.jdbc = jdbc;
        this.passwords = passwords;
        this.clock = clock;
        this.decoy = String.valueOf(passwords.encode("decoy"));
    }

    /// The person with this e-mail (in any case) and password.
    Optional<Viewer> signIn(String email, String password) {
        Optional<StoredAccount> stored = jdbc.sql(
                        "SELECT id, email, role, password_hash FROM account WHERE lower(email) = lower(:email)")
                .param("email", email)
                .query(StoredAccount.class)
                .optional();
        boolean right = passwords.matches(
                password, stored.map(StoredAccount::passwordHash).orElse(decoy));
        return stored.filter(_ -> right).map(StoredAccount::viewer);
    }

    boolean none() {
        return jdbc.sql("SELECT NOT EXISTS (SELECT FROM account)")
                .query(Boolean.class)
                .single();
    }

    /// Adds a person, unless somebody with this e-mail is there already. Answers whether it did.
    boolean add(String email, String password, Role role) {
        int added = jdbc.sql("""
            INSERT INTO account (id, email, password_hash, role, created_at)
            VALUES (:id, :email, :hash, :role, :now)
            ON CONFLICT DO NOTHING
            """)
                .param("id", Ids.next())
                .param("email", email)
                .param("hash", passwords.encode(password))
                .param("role", role.name())
                .param("now", Timestamp.from(clock.instant()))
                .update();
        return added == 1;
    }
}
