package dev.browsergrid.platform;

import java.time.Clock;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The clock and the data directory.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ServerSettings.class)
class PlatformConfiguration {
    /// Ticks in milliseconds: what is stored, summed up and shown is the same time to the last digit.
    @Bean
    InstantSource instantSource() {
        return Clock.tickMillis(ZoneOffset.UTC);
    }

    @Bean
    Home home(ServerSettings settings) {
        return Home.open(settings.home().toAbsolutePath().normalize());
    }
}
