package dev.browsergrid.egress.guard;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.proxy.HttpProxyHandler;
import io.netty.handler.proxy.ProxyHandler;
import io.netty.handler.proxy.Socks4ProxyHandler;
import io.netty.handler.proxy.Socks5ProxyHandler;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.resolver.NoopAddressResolverGroup;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.Promise;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLException;

/// Connects to what was judged. It resolves nothing: where an address is missing, nothing is connected.
// how closing and writing went, the handlers hear by themselves
@SuppressWarnings("FutureReturnValueIgnored")
final class Dialer {
    private static final int PATIENCE_MILLIS = 15_000;

    private static final ChannelHandler BARE = new ChannelInitializer<>() {
        @Override
        protected void initChannel(Channel channel) {}
    };

    private final EventLoop loop;

    /// For connections that live on this loop. They come without handlers and are not read from by themselves.
    Dialer(EventLoop loop) {
        this.loop = loop;
    }

    Future<Channel> dial(Decision.Direct direct) {
        Promise<Channel> promise = loop.newPromise();
        direct(direct.addresses(), promise);
        return promise;
    }

    private void direct(List<InetSocketAddress> addresses, Promise<Channel> promise) {
        bootstrap(BARE).connect(addresses.getFirst()).addListener((ChannelFuture connecting) -> {
            if (connecting.isSuccess()) {
                give(connecting.channel(), promise);
            } else if (addresses.size() > 1) {
                direct(addresses.subList(1, addresses.size()), promise);
            } else {
                promise.tryFailure(connecting.cause());
            }
        });
    }

    /// Through another proxy. One that speaks HTTP is asked for a tunnel only where there is to be one; else it is sent
    /// the request itself.
    Future<Channel> dial(Decision.Onward onward, Ask ask) {
        Promise<Channel> promise = loop.newPromise();
        onward(onward.upstream(), onward.addresses(), ask, promise);
        return promise;
    }

    private void onward(Upstream upstream, List<InetSocketAddress> proxies, Ask ask, Promise<Channel> promise) {
        InetSocketAddress proxy = proxies.getFirst();
        Optional<ProxyHandler> handler = handler(upstream, proxy, ask.tunnel());
        InetSocketAddress target = handler.isEmpty()
                ? proxy
                : InetSocketAddress.createUnresolved(
                        ask.destination().host(), ask.destination().port());
        Bootstrap bootstrap = bootstrap(new ChannelInitializer<>() {
            @Override
            protected void initChannel(Channel channel) throws SSLException {
                ChannelPipeline pipeline = channel.pipeline();
                if (upstream.kind() == Upstream.Kind.HTTPS) {
                    pipeline.addLast(tls().newHandler(channel.alloc(), upstream.host(), upstream.port()));
                }
                handler.ifPresent(pipeline::addLast);
            }
        });
        bootstrap.connect(target).addListener((ChannelFuture connecting) -> {
            if (!connecting.isSuccess() && proxies.size() > 1) {
                onward(upstream, proxies.subList(1, proxies.size()), ask, promise);
            } else if (!connecting.isSuccess()) {
                promise.tryFailure(connecting.cause());
            } else if (handler.isEmpty()) {
                give(connecting.channel(), promise);
            } else {
                handler.get().connectFuture().addListener((Future<Channel> agreed) -> {
                    if (agreed.isSuccess()) {
                        give(connecting.channel(), promise);
                    } else {
                        connecting.channel().close();
                        promise.tryFailure(agreed.cause());
                    }
                });
            }
        });
    }

    private static Optional<ProxyHandler> handler(Upstream upstream, InetSocketAddress proxy, boolean tunnel) {
        ProxyHandler handler = switch (upstream.kind()) {
            case HTTP, HTTPS ->
                upstream.username().isPresent()
                        ? new HttpProxyHandler(proxy, upstream.username().get(), upstream.password())
                        : new HttpProxyHandler(proxy);
            case SOCKS4 -> new Socks4ProxyHandler(proxy, upstream.username().orElse(null));
            case SOCKS5 -> new Socks5ProxyHandler(proxy, upstream.username().orElse(null), upstream.password());
        };
        handler.setConnectTimeoutMillis(PATIENCE_MILLIS);
        return upstream.speaksHttp() && !tunnel ? Optional.empty() : Optional.of(handler);
    }

    private static SslContext tls() throws SSLException {
        return SslContextBuilder.forClient().build();
    }

    private static void give(Channel channel, Promise<Channel> promise) {
        if (!promise.trySuccess(channel)) {
            channel.close();
        }
    }

    private Bootstrap bootstrap(ChannelHandler initializer) {
        return new Bootstrap()
                .group(loop)
                .channel(NioSocketChannel.class)
                .resolver(NoopAddressResolverGroup.INSTANCE)
                .option(ChannelOption.AUTO_READ, false)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, PATIENCE_MILLIS)
                .option(ChannelOption.SO_KEEPALIVE, true)
                .option(ChannelOption.TCP_NODELAY, true)
                .handler(initializer);
    }
}
