package dev.browsergrid.account.person;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Whether people may make an account by themselves. Kept in the database: all servers agree, and no restart forgets.
@Repository
public class Registration {
    private final JdbcClient jdbc;

    Registration(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public boolean open() {
        return jdbc.sql("SELECT self_registration FROM account_setting")
                .query(Boolean.class)
                .single();
    }

    public void set(boolean open) {
        jdbc.sql("UPDATE account_setting SET self_registration = :open")
                .param("open", open)
                .update();
    }
}
