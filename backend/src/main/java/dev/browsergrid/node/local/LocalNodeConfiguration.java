package dev.browsergrid.node.local;

import dev.browsergrid.node.NodeProvider;
import dev.browsergrid.node.extension.ExtensionArchive;
import dev.browsergrid.node.extension.Extensions;
import dev.browsergrid.node.host.ChromiumBinary;
import dev.browsergrid.node.host.ChromiumBinary.Search;
import dev.browsergrid.node.host.ChromiumInstaller;
import dev.browsergrid.node.host.FileLookup;
import dev.browsergrid.node.host.Machine;
import dev.browsergrid.node.host.NetworkGuard;
import dev.browsergrid.node.host.NodeHost;
import dev.browsergrid.node.host.NodeHostSettings;
import dev.browsergrid.platform.Home;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Finds Chromium, or installs it where there is none, and puts the node host on it.
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "browsergrid.nodes.provider", havingValue = "local", matchIfMissing = true)
@EnableConfigurationProperties(ChromiumSettings.class)
class LocalNodeConfiguration {
    private static final Logger log = LoggerFactory.getLogger(LocalNodeConfiguration.class);

    @Bean
    NodeProvider nodeProvider(
            ChromiumSettings settings, Home home, InstantSource clock, Extensions extensions, NetworkGuard guard) {
        Path chromium = chromium(settings);
        log.info("chromium={}", chromium);
        return new LocalNodeProvider(
                exited -> {
                    try {
                        return new NodeHost(
                                home.directory(),
                                chromium,
                                NodeHostSettings.defaults(),
                                clock,
                                (id, directory) -> unpack(extensions, id, directory),
                                guard,
                                exited);
                    } catch (IOException e) {
                        throw new UncheckedIOException("the node host cannot use " + home.directory(), e);
                    }
                },
                clock);
    }

    private static void unpack(Extensions extensions, UUID id, Path directory) throws IOException {
        byte[] zip = extensions
                .content(id)
                .orElseThrow(() -> new IOException("the pool's extension " + id + " is not there any more"));
        ExtensionArchive.read(zip).unpack(directory);
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
