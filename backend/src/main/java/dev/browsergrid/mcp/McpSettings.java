package dev.browsergrid.mcp;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How many sessions may be driven by single tools at a time, each by a driver process of some 100 MB; how long one
/// that is not used keeps its driver; how long a session that was opened here then still has its browser, unless its
/// opener said otherwise; which web origins' pages may be clients, beside those of this machine's own address.
@ConfigurationProperties("browsergrid.mcp")
record McpSettings(
        @DefaultValue("4") int atOnce,
        @DefaultValue("1m") Duration idle,
        @DefaultValue("5m") Duration keepAlive,
        @DefaultValue List<String> origins) {
    McpSettings {
        if (atOnce < 1 || !idle.isPositive() || keepAlive.isNegative()) {
            throw new IllegalArgumentException("browsergrid.mcp needs at least one session and positive times");
        }
        origins = List.copyOf(origins);
    }
}
