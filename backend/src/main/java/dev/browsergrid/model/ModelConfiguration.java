package dev.browsergrid.model;

import dev.browsergrid.agents.model.ModelCatalog;
import dev.browsergrid.agents.model.ModelSettings;
import dev.browsergrid.agents.offline.OfflineModel;
import java.net.URI;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;

/// Builds the catalog from the vendors' own environment variables.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ModelPriceSettings.class)
class ModelConfiguration {
    // written once when the server listens, read when the offline model is first opened
    private volatile int port;

    @Bean
    ModelCatalog modelCatalog(Environment environment, ModelPriceSettings prices) {
        return new ModelCatalog(
                ModelSettings.from(environment::getProperty),
                () -> new OfflineModel(URI.create("http://127.0.0.1:" + port + "/playground/")),
                prices.byId());
    }

    @EventListener
    void listening(WebServerInitializedEvent event) {
        port = event.getWebServer().getPort();
    }
}
