package dev.browsergrid.egress.guard;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import java.io.IOException;
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

    /// Listens where a listener was before.
    static Channel again(ServerBootstrap server, int port) throws IOException {
        return channel(bind(server, port), port);
    }

    /// Stops listening. The port is free when this returns.
    static void close(Channel listening) {
        listening.close().awaitUninterruptibly();
        // its socket is closed when its loop looks for events the next time, which is between one task and the next
        for (int task = 0; task < 2; task++) {
            listening.eventLoop().submit(() -> {}).awaitUninterruptibly();
        }
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
