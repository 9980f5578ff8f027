package dev.browsergrid.usage;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The price, for every module that shows or reckons with it.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(UsageSettings.class)
class UsageConfiguration {
    @Bean
    UsagePrice usagePrice(UsageSettings settings) {
        return settings.price();
    }
}
