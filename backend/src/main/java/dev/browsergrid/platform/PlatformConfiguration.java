package dev.browsergrid.platform;

import java.time.Clock;
import java.time.InstantSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The clock and the data directory.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ServerSettings.class)
class PlatformConfiguration {
    @Bean
    InstantSource instantSource() {
        return Clock.systemUTC();
    }

    @Bean
    Home home(ServerSettings settings) {
        return Home.open(settings.home().toAbsolutePath().normalize());
    }
}
