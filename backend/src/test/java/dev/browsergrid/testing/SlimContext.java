package dev.browsergrid.testing;

import com.zaxxer.hikari.HikariDataSource;
import dev.browsergrid.node.StoredTemplates;
import dev.browsergrid.platform.Home;
import dev.browsergrid.profiles.seal.KeyRing;
import dev.browsergrid.profiles.seal.MasterKey;
import java.nio.file.Path;
import java.time.InstantSource;
import javax.sql.DataSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;

/// A few parts of the server on a real, migrated database, without anything that works by itself in the background.
public final class SlimContext implements AutoCloseable {
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    private final TestDatabase.Access access;

    /// Builds the given parts with the given clock.
    public SlimContext(Path home, InstantSource clock, Class<?>... parts) {
        this(TestDatabase.fresh(), home, clock, parts);
    }

    private SlimContext(TestDatabase.Access access, Path home, InstantSource clock, Class<?>... parts) {
        this.access = access;
        context.registerBean(TestDatabase.Access.class, () -> access);
        context.registerBean(InstantSource.class, () -> clock);
        context.registerBean(Home.class, () -> Home.open(home));
        context.registerBean(KeyRing.class, () -> new KeyRing(new MasterKey("test", new byte[32])));
        context.register(Database.class, StoredTemplates.class);
        context.register(parts);
        context.refresh();
    }

    /// Another server on the same database.
    public SlimContext another(Path home, InstantSource clock, Class<?>... parts) {
        return new SlimContext(access, home, clock, parts);
    }

    public <T> T part(Class<T> type) {
        return context.getBean(type);
    }

    public JdbcClient jdbc() {
        return part(JdbcClient.class);
    }

    @Override
    public void close() {
        context.close();
    }

    // not a @Configuration, which the server's own scan would find in tests that start it whole
    @EnableTransactionManagement
    static class Database {
        @Bean
        HikariDataSource dataSource(TestDatabase.Access access) {
            HikariDataSource pool = new HikariDataSource();
            pool.setJdbcUrl(access.url());
            pool.setUsername(access.user());
            pool.setPassword(access.password());
            // most tests need one or two connections, and to open ten takes longer than many a test
            pool.setMinimumIdle(1);
            return pool;
        }

        @Bean
        JdbcClient jdbcClient(DataSource database) {
            return JdbcClient.create(database);
        }

        @Bean
        PlatformTransactionManager transactionManager(DataSource database) {
            return new JdbcTransactionManager(database);
        }
    }
}
