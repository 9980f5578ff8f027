package dev.browsergrid.node.local;

import dev.browsergrid.node.NodeProvider;
import dev.browsergrid.node.NodeProviderContractTest;
import dev.browsergrid.node.host.ChromiumBinary;
import dev.browsergrid.node.host.FileLookup;
import dev.browsergrid.node.host.Machine;
import dev.browsergrid.node.host.NodeHost;
import dev.browsergrid.node.host.NodeHostSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;

class LocalNodeProviderTest extends NodeProviderContractTest {
    @TempDir
    Path home;

    @Override
    protected NodeProvider create() {
        return new LocalNodeProvider(
                exited -> {
                    try {
                        return new NodeHost(
                                home, chromium(), NodeHostSettings.defaults(), InstantSource.system(), exited);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                },
                InstantSource.system());
    }

    @Override
    protected void pass() throws InterruptedException {
        var _ = told.poll(200, TimeUnit.MILLISECONDS);
    }

    private static Path chromium() {
        Optional<Path> configured =
                Optional.ofNullable(System.getenv("BROWSERGRID_CHROMIUM")).map(Path::of);
        return ((ChromiumBinary.Search.Found) ChromiumBinary.find(configured, Machine.here(), FileLookup.real()))
                .path();
    }
}
