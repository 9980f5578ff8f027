package dev.browsergrid.proxy.tunnel;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// A client that says nothing for `pingAfter` is pinged, and one that says nothing for `goneAfter`, not even to pings,
/// is given up. `handshake` is how long a browser may take to answer a new connection.
@ConfigurationProperties("browsergrid.proxy")
public record ProxySettings(
        @DefaultValue("20s") Duration pingAfter,
        @DefaultValue("2m") Duration goneAfter,
        @DefaultValue("10s") Duration handshake) {
    public ProxySettings {
        if (!pingAfter.isPositive() || goneAfter.compareTo(pingAfter) <= 0 || !handshake.isPositive()) {
            throw new IllegalArgumentException("ping-after must be positive and less than gone-after");
        }
    }
}
