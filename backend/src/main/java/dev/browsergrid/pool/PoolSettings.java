package dev.browsergrid.pool;

import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// The system's pool as it is made on the first start; later changes are made to the pool itself.
@ConfigurationProperties("browsergrid.default-pool")
record PoolSettings(
        @DefaultValue("1") int min,
        @DefaultValue("4") int max,
        @DefaultValue("4") int maxConcurrency,
        @DefaultValue("30") int timeoutMinutes,
        @DefaultValue("60") int idleMinutes) {
    PoolSpec spec() {
        return new PoolSpec(min, max, maxConcurrency, timeoutMinutes, idleMinutes, Optional.empty());
    }
}
