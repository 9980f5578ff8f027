package dev.browsergrid.egress.guard;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ThreadLocalRandom;

/// Which ports guards listen on. A browser knows its guard by the port for as long as it runs, also while no server
/// does, so the port must be one that nobody is given by chance meanwhile.
final class GuardPorts {
    // below what systems give to connections going out (Linux: from 32768; elsewhere: from 49152), above what people
    // choose for services
    private static final int FIRST = 20_000;
    private static final int LAST = 32_767;
    private static final int ATTEMPTS = 50;
    // milliseconds
    private static final int PAUSE = 5;
    private static final int PATIENCE = 2_000;

    private GuardPorts() {}

    /// Listens on a port that is free.
    static Channel any(ServerBootstrap server) throws IOException {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            ChannelFuture chosen = bind(server, ThreadLocalRandom.current().nextInt(FIRST, LAST + 1));
            if (chosen.isSuccess()) {
                return chosen.channel();
            }
        }
        return channel(bind(server, 0), 0);
    }

    /// Listens where a listener was before. Waits up to two seconds for that one to be gone: a closed socket
    /// lives on until its loop looks for events again, and while a process is just being started, which for a
    /// moment holds a copy of everything this one has open.
    static Channel again(ServerBootstrap server, int port) throws IOException {
        ChannelFuture bound = bind(server, port);
        for (int waited = 0; bound.cause() instanceof BindException && waited < PATIENCE; waited += PAUSE) {
            server.config().group().schedule(() -> {}, PAUSE, MILLISECONDS).awaitUninterruptibly();
            bound = bind(server, port);
        }
        return channel(bound, port);
    }

    private static ChannelFuture bind(ServerBootstrap server, int port) {
        return server.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port))
                .awaitUninterruptibly();
    }

    private static Channel channel(ChannelFuture bound, int port) throws IOException {
        if (!bound.isSuccess()) {
            throw new IOException("a guard cannot listen on port " + port, bound.cause());
        }
        return bound.channel();
    }
}
