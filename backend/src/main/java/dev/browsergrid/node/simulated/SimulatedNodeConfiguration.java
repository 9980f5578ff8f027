package dev.browsergrid.node.simulated;

import dev.browsergrid.node.NodeProvider;
import java.time.Duration;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Puts simulated browsers in the place of real ones, and says so.
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "browsergrid.nodes.provider", havingValue = "simulated")
class SimulatedNodeConfiguration {
    private static final Logger log = LoggerFactory.getLogger(SimulatedNodeConfiguration.class);

    @Bean
    NodeProvider nodeProvider(InstantSource clock) {
        log.warn("nodes=simulated: no browser runs, and none can be shown or used");
        return new SimulatedNodeProvider(clock, Duration.ofMillis(500));
    }
}
