package dev.browsergrid.egress.guard;

import dev.browsergrid.node.BrowserTemplate.Proxy;
import dev.browsergrid.node.host.NetworkGuard;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The guards of all browsers of this host: a listening port for each, two loops that carry the bytes of all, and
/// threads that wait for resolvers and are gone again when there is nothing to wait for.
public final class Guards implements NetworkGuard, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Guards.class);
    private static final int LOOPS = 2;

    private final Judge judge;
    private final EventLoopGroup loops =
            new MultiThreadIoEventLoopGroup(LOOPS, new DefaultThreadFactory("egress", true), NioIoHandler.newFactory());
    // the JDK's resolver keeps a thread busy while it waits, and virtual ones have too few to share
    private final ExecutorService judges = new ThreadPoolExecutor(
            0,
            Integer.MAX_VALUE,
            5,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            Thread.ofPlatform().daemon().name("egress-judge-", 0).factory());
    private final Map<UUID, Guard> guards = new ConcurrentHashMap<>();
    private final OwnPorts ports;

    private record Guard(Channel listening, ChannelGroup open, Optional<Upstream> upstream, Lane lane) {
        int port() {
            return ((InetSocketAddress) listening.localAddress()).getPort();
        }

        void close() {
            listening.close().awaitUninterruptibly();
            var _ = open.close();
        }
    }

    /// Notes in `ports` what belongs to browsers.
    public Guards(Judge judge, OwnPorts ports) {
        this.judge = judge;
        this.ports = ports;
    }

    @Override
    public int listen(UUID nodeId, int port, Optional<Proxy> proxy) throws IOException {
        close(nodeId);
        Optional<Upstream> upstream = proxy.map(Upstream::of);
        Lane lane = new Lane(judges);
        ChannelGroup open = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE, true);
        ServerBootstrap server = new ServerBootstrap()
                .group(loops)
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.AUTO_READ, false)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        open.add(channel);
                        ClientConnection.serve(channel, nodeId, upstream, judge, lane);
                    }
                });
        Channel listening = port == ANY_PORT ? GuardPorts.any(server) : GuardPorts.again(server, port);
        Guard guard = new Guard(listening, open, upstream, lane);
        guards.put(nodeId, guard);
        ports.add(nodeId, guard.port());
        return guard.port();
    }

    @Override
    public void started(UUID nodeId, int devToolsPort) {
        ports.add(nodeId, devToolsPort);
    }

    @Override
    public void close(UUID nodeId) {
        ports.forget(nodeId);
        Optional.ofNullable(guards.remove(nodeId)).ifPresent(Guard::close);
    }

    /// Cuts what flows between a node's browser and hosts that the rules close now, if it is a browser of this host.
    public void judgeAgain(UUID nodeId) {
        Optional.ofNullable(guards.get(nodeId))
                .ifPresent(guard -> guard.open().forEach(channel -> judgeAgain(nodeId, guard, channel)));
    }

    private void judgeAgain(UUID nodeId, Guard guard, Channel channel) {
        Ask ask = channel.attr(ClientConnection.UNDER_WAY).get();
        if (ask == null) {
            return;
        }
        guard.lane().execute(() -> {
            if (isClosed(nodeId, guard, ask)) {
                var _ = channel.close();
            }
        });
    }

    private boolean isClosed(UUID nodeId, Guard guard, Ask ask) {
        try {
            return judge.judge(nodeId, guard.upstream(), ask) instanceof Decision.Refused;
        } catch (RuntimeException e) {
            // what cannot be judged goes nowhere
            log.warn("node={} egress=unjudged", nodeId, e);
            return true;
        }
    }

    /// Ends all guards. Browsers that go on reach nothing until another server listens for them.
    @Override
    public void close() {
        guards.keySet().forEach(this::close);
        judges.shutdown();
        var _ = loops.shutdownGracefully(0, 2, TimeUnit.SECONDS);
    }
}
