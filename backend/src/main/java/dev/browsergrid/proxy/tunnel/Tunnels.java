package dev.browsergrid.proxy.tunnel;

import dev.browsergrid.proxy.policy.CommandPolicy;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// The connections that go through this server, by session.
@Component
@EnableConfigurationProperties(ProxySettings.class)
public class Tunnels implements SmartLifecycle {
    private static final int GOING_AWAY = 1001;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final InstantSource clock;
    private final ProxySettings settings;
    private final ApplicationEventPublisher events;
    private final ConcurrentHashMap<UUID, Set<Passage>> passages = new ConcurrentHashMap<>();
    // whose turn it is to get the next tunnel
    private final AtomicInteger turn = new AtomicInteger();
    // set by start and stop, read by every thread that opens a tunnel
    private volatile List<Loop> loops = List.of();

    Tunnels(InstantSource clock, ProxySettings settings, ApplicationEventPublisher events) {
        this.clock = clock;
        this.settings = settings;
        this.events = events;
    }

    /// Published when a client of the session came or left.
    public record ClientsChanged(UUID session) {}

    /// What a tunnel is made of, besides the client.
    public record Plan(UUID session, Upstream browser, CommandPolicy policy, Runnable closeBrowser) {}

    /// Gives the request's connection over to a tunnel, as soon as the answer to its handshake is sent.
    public Passage open(Plan plan, HttpServletRequest request) throws IOException, ServletException {
        List<Loop> running = loops;
        if (running.isEmpty()) {
            throw new IOException("the server is being stopped");
        }
        Passage passage = new Passage(plan, running.get(Math.floorMod(turn.getAndIncrement(), running.size())));
        Takeover takeover = request.upgrade(Takeover.class);
        takeover.to(passage::begin);
        takeover.onEnd(passage::closed);
        // a client that leaves before it has read the answer never gets this far, and nobody says so
        CompletableFuture.delayedExecutor(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .execute(passage::closeUnlessBegun);
        return passage;
    }

    /// Whether this server has a client on the session's browser.
    public boolean isAttached(UUID session) {
        return passages.containsKey(session);
    }

    /// The sessions this server has clients for.
    public Set<UUID> sessions() {
        return Set.copyOf(passages.keySet());
    }

    public int count() {
        return passages.values().stream().mapToInt(Set::size).sum();
    }

    /// Tells all clients of a session goodbye.
    public void end(UUID session, String reason) {
        passages.getOrDefault(session, Set.of()).forEach(passage -> passage.goodbye(GOING_AWAY, reason));
    }

    /// One client's way to a browser.
    public final class Passage {
        private final Plan plan;
        private final Loop loop;
        // whoever ends it first
        private final AtomicBoolean ended = new AtomicBoolean();
        // set by Tomcat's thread, read by the loop's and by whoever says goodbye
        private volatile Optional<Tunnel> tunnel = Optional.empty();
        private volatile Runnable whenClosed = () -> {};

        private Passage(Plan plan, Loop loop) {
            this.plan = plan;
            this.loop = loop;
        }

        private void enter() {
            passages.compute(plan.session(), (_, before) -> {
                Set<Passage> all = before == null ? ConcurrentHashMap.newKeySet() : before;
                all.add(this);
                return all;
            });
            events.publishEvent(new ClientsChanged(plan.session()));
        }

        private void leave() {
            passages.computeIfPresent(plan.session(), (_, all) -> {
                all.remove(this);
                return all.isEmpty() ? null : all;
            });
            events.publishEvent(new ClientsChanged(plan.session()));
        }

        private void closeUnlessBegun() {
            if (tunnel.isEmpty()) {
                closed();
            }
        }

        private void begin(Takeover.ClientSocket client) {
            Tunnel made = new Tunnel(
                    new Connected(client),
                    plan.policy(),
                    new Tunnel.Silence(settings.pingAfter(), settings.goneAfter()),
                    loop,
                    clock);
            tunnel = Optional.of(made);
            enter();
            loop.execute(made::begin);
        }

        /// Runs this once nothing goes through any more.
        public void onClosed(Runnable action) {
            whenClosed = action;
        }

        public void goodbye(int code, String reason) {
            tunnel.ifPresent(open -> loop.execute(() -> open.goodbye(code, reason)));
        }

        private void closed() {
            if (ended.compareAndSet(false, true)) {
                plan.browser().close();
                leave();
                whenClosed.run();
            }
        }

        private final class Connected implements Tunnel.Ends {
            private final Takeover.ClientSocket client;

            private Connected(Takeover.ClientSocket client) {
                this.client = client;
            }

            @Override
            public SocketChannel client() {
                return client.channel();
            }

            @Override
            public SocketChannel browser() {
                return plan.browser().channel();
            }

            @Override
            public ByteBuffer earlyFromClient() {
                return client.early();
            }

            @Override
            public ByteBuffer earlyFromBrowser() {
                return plan.browser().early();
            }

            @Override
            public void closeBrowser() {
                Thread.ofVirtual().name("close-browser").start(plan.closeBrowser());
            }

            @Override
            public void closed() {
                client.close().run();
                Passage.this.closed();
            }
        }
    }

    @Override
    public void start() {
        int count = Math.clamp(Runtime.getRuntime().availableProcessors(), 1, 8);
        loops = IntStream.range(0, count)
                .mapToObj(number -> new Loop("proxy-loop-" + number))
                .toList();
    }

    /// Says goodbye to everybody, and gives them a moment to hear it.
    @Override
    public void stop() {
        List<Loop> running = loops;
        loops = List.of();
        sessions().forEach(session -> end(session, "the server is being stopped"));
        running.forEach(Loop::stop);
    }

    @Override
    public boolean isRunning() {
        return !loops.isEmpty();
    }

    /// Stops before the web server takes its sockets away.
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE - 100;
    }
}
