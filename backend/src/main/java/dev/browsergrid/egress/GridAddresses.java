package dev.browsergrid.egress;

import dev.browsergrid.account.AccessSettings;
import dev.browsergrid.egress.guard.OwnPorts;
import dev.browsergrid.egress.rules.Destination;
import dev.browsergrid.egress.rules.Grid;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;

/// Knows where this server is found, as far as it can know.
class GridAddresses implements Supplier<Grid> {
    private static final Logger log = LoggerFactory.getLogger(GridAddresses.class);
    private static final Duration FRESH = Duration.ofSeconds(30);

    private final OwnPorts browsers;
    private final InstantSource clock;
    private final Optional<Destination> outside;
    private final Set<Integer> web = ConcurrentHashMap.newKeySet();
    // replaced whole by whoever finds it old
    private volatile Read known = new Read(Set.of(), Instant.EPOCH);

    private record Read(Set<InetAddress> addresses, Instant at) {}

    GridAddresses(AccessSettings settings, OwnPorts browsers, InstantSource clock) {
        this.browsers = browsers;
        this.clock = clock;
        this.outside = settings.publicUrl().flatMap(GridAddresses::destination);
    }

    private static Optional<Destination> destination(URI url) {
        int usual = "https".equalsIgnoreCase(url.getScheme()) ? 443 : 80;
        return Optional.ofNullable(url.getHost())
                .flatMap(host -> Destination.of(host, url.getPort() > 0 ? url.getPort() : usual));
    }

    @EventListener
    void listening(WebServerInitializedEvent event) {
        web.add(event.getWebServer().getPort());
    }

    @Override
    public Grid get() {
        Set<Integer> ports = new HashSet<>(browsers.all());
        ports.addAll(web);
        return new Grid(addresses(), ports, outside);
    }

    private Set<InetAddress> addresses() {
        Read read = known;
        if (!read.at().plus(FRESH).isAfter(clock.instant())) {
            read = new Read(ofThisMachine(), clock.instant());
            known = read;
        }
        return read.addresses();
    }

    private static Set<InetAddress> ofThisMachine() {
        Set<InetAddress> addresses = new HashSet<>();
        try {
            NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .forEach(addresses::add);
        } catch (SocketException unreadable) {
            log.warn("egress=own_addresses_unknown", unreadable);
        }
        return addresses;
    }
}
