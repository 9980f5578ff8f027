package dev.browsergrid.platform.database;

import com.zaxxer.hikari.HikariDataSource;
import dev.browsergrid.platform.Home;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Brings the embedded database when `SPRING_DATASOURCE_URL` is not set.
@Configuration(proxyBeanMethods = false)
@ConditionalOnExpression("'${spring.datasource.url:}'.isEmpty()")
class EmbeddedDatabaseConfiguration {
    @Bean
    EmbeddedDatabase embeddedDatabase(Home home) {
        return EmbeddedDatabase.start(home.directory());
    }

    @Bean
    HikariDataSource dataSource(EmbeddedDatabase database) {
        HikariDataSource pool = new HikariDataSource();
        pool.setPoolName("browsergrid");
        pool.setJdbcUrl(database.jdbcUrl());
        pool.setUsername("postgres");
        pool.setPassword(database.password());
        pool.setMaximumPoolSize(20);
        return pool;
    }
}
