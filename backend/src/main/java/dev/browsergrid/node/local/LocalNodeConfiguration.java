package dev.browsergrid.node.local;

import dev.browsergrid.node.NodeProvider;
import dev.browsergrid.node.host.ChromiumBinary;
import dev.browsergrid.node.host.ChromiumBinary.Search;
import dev.browsergrid.node.host.ChromiumInstaller;
import dev.browsergrid.node.host.FileLookup;
import dev.browsergrid.node.host.Machine;
import dev.browsergrid.node.host.NodeHost;
import dev.browsergrid.node.host.NodeHostSettings;
import dev.browsergrid.platform.Home;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Finds Chromium, or installs it where there is none, and puts the node host on it.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ChromiumSettings.class)
class LocalNodeConfiguration {
    private static final Logger log = LoggerFactory.getLogger(LocalNodeConfiguration.class);

    @Bean
    NodeProvider nodeProvider(ChromiumSettings settings, Home home, InstantSource clock) {
        Path chromium = chromium(settings);
        log.info("chromium={}", chromium);
        return new LocalNodeProvider(
                exited -> {
                    try {
                        return new NodeHost(home.directory(), chromium, NodeHostSettings.defaults(), clock, exited);
                    } catch (IOException e) {
                        throw new UncheckedIOException("the node host cannot use " + home.directory(), e);
                    }
                },
                clock);
    }

    private static Path chromium(ChromiumSettings settings) {
        Machine machine = Machine.here();
        FileLookup files = FileLookup.real();
        return switch (ChromiumBinary.find(settings.chromium(), machine, files)) {
            case Search.Found(var path) -> path;
            case Search.NotThere(var path) ->
                throw new IllegalStateException("BROWSERGRID_CHROMIUM names " + path + ", which is no program");
            case Search.None() -> install(machine, files);
        };
    }

    private static Path install(Machine machine, FileLookup files) {
        try {
            return new ChromiumInstaller(machine, files).install(line -> log.info("{}", line));
        } catch (IOException e) {
            throw new UncheckedIOException(String.valueOf(e.getMessage()), e);
        }
    }
}
