package dev.browsergrid.node.local;

import dev.browsergrid.egress.guard.Guards;
import dev.browsergrid.node.NodeProvider;
import dev.browsergrid.node.NodeProviderContractTest;
import dev.browsergrid.node.host.ExtensionSource;
import dev.browsergrid.node.host.InstalledChromium;
import dev.browsergrid.node.host.NodeHost;
import dev.browsergrid.node.host.NodeHostSettings;
import dev.browsergrid.testing.OpenGuards;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;

class LocalNodeProviderTest extends NodeProviderContractTest {
    @TempDir
    Path home;

    private final Guards guards = OpenGuards.make();

    @Override
    protected NodeProvider create() {
        return new LocalNodeProvider(
                exited -> {
                    try {
                        return new NodeHost(
                                home,
                                InstalledChromium.path(),
                                NodeHostSettings.defaults(),
                                InstantSource.system(),
                                ExtensionSource.none(),
                                guards,
                                exited);
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
}
