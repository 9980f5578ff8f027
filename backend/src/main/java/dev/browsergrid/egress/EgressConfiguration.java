package dev.browsergrid.egress;

import dev.browsergrid.account.AccessSettings;
import dev.browsergrid.egress.guard.Guards;
import dev.browsergrid.egress.guard.OwnPorts;
import java.time.InstantSource;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Puts the guard together, where browsers run that need one.
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "browsergrid.nodes.provider", havingValue = "local", matchIfMissing = true)
@EnableConfigurationProperties(EgressSettings.class)
class EgressConfiguration {
    @Bean
    OwnPorts ownPorts() {
        return new OwnPorts();
    }

    @Bean
    GridAddresses gridAddresses(AccessSettings settings, OwnPorts ports, InstantSource clock) {
        return new GridAddresses(settings, ports, clock);
    }

    @Bean
    StoredNodeRules storedNodeRules(JdbcClient jdbc, InstantSource clock) {
        return new StoredNodeRules(jdbc, clock);
    }

    @Bean
    RefusedVisits refusedVisits(ApplicationEventPublisher events) {
        return new RefusedVisits(events);
    }

    @Bean(destroyMethod = "close")
    Guards guards(
            EgressSettings settings,
            StoredNodeRules rules,
            GridAddresses grid,
            RefusedVisits refusals,
            OwnPorts ports) {
        return new Guards(new Judging(settings.rules(), rules, grid, Resolver.ofThisMachine(), refusals), ports);
    }

    @Bean
    NarrowedBrowsers narrowedBrowsers(StoredNodeRules rules, Guards guards) {
        return new NarrowedBrowsers(rules, guards);
    }
}
