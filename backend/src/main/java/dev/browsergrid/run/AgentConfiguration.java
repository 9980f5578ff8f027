package dev.browsergrid.run;

import dev.browsergrid.agents.browser.Drivers;
import dev.browsergrid.platform.Home;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;

/// The Playwright drivers that all runs of this server share. One is started ahead, for starting takes seconds.
@Configuration(proxyBeanMethods = false)
class AgentConfiguration {
    private static final Logger log = LoggerFactory.getLogger(AgentConfiguration.class);

    @Bean(destroyMethod = "close")
    Drivers drivers(RunSettings settings, Home home) {
        DriverDirectory.use(home.directory().resolve("driver"));
        return new Drivers(settings.atOnce());
    }

    @EventListener
    void warmUp(ApplicationReadyEvent ready) {
        Drivers drivers = ready.getApplicationContext().getBean(Drivers.class);
        Thread.ofVirtual().name("driver-warm-up").start(() -> {
            try {
                drivers.warmUp();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException e) {
                if (!ready.getApplicationContext().isClosed()) {
                    log.warn("driver=unavailable reason={}", e.getMessage());
                }
            }
        });
    }
}
