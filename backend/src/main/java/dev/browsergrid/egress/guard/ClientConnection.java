package dev.browsergrid.egress.guard;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.flow.FlowControlHandler;
import io.netty.util.AttributeKey;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.Future;
import java.net.SocketAddress;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One connection from a browser. Each request on it is judged by itself; bodies pass through in parts, one at a time
/// in
/// each direction, so nothing piles up here. Everything happens on the connection's loop except the judging.
// how closing and writing went, the handlers hear by themselves
@SuppressWarnings("FutureReturnValueIgnored")
final class ClientConnection extends ChannelInboundHandlerAdapter {
    private static final Logger log = LoggerFactory.getLogger(ClientConnection.class);
    static final int LONGEST_HEAD = 512 * 1024;
    private static final int DRAIN_SECONDS = 2;
    static final int PART = 64 * 1024;
    /// What the browser asked for and has, or is about to get; unset between requests. A tunnel keeps it to its end.
    static final AttributeKey<Ask> UNDER_WAY = AttributeKey.valueOf(ClientConnection.class, "under-way");

    private final UUID nodeId;
    private final Optional<Upstream> upstream;
    private final Judge judge;
    private final Executor lane;

    // all below: touched by the connection's loop only
    private @Nullable ChannelHandlerContext context;
    private @Nullable Exchange exchange;
    private @Nullable ServerConnection server;
    // a part was asked for that has not come yet
    private boolean wanting;
    // a request that came before the answer to the one before it
    private @Nullable HttpRequest early;

    /// A request under way.
    private static final class Exchange {
        final HttpRequest request;
        // whether the browser may send another request afterwards
        boolean lasting;
        boolean asked;
        boolean answering;
        boolean refused;

        Exchange(HttpRequest request) {
            this.request = request;
            // before the headers that say so are taken off
            this.lasting = HttpUtil.isKeepAlive(request);
        }
    }

    private ClientConnection(UUID nodeId, Optional<Upstream> upstream, Judge judge, Executor lane) {
        this.nodeId = nodeId;
        this.upstream = upstream;
        this.judge = judge;
        this.lane = lane;
    }

    /// Serves a new connection.
    static void serve(Channel channel, UUID nodeId, Optional<Upstream> upstream, Judge judge, Executor lane) {
        HttpDecoderConfig limits = new HttpDecoderConfig()
                .setMaxInitialLineLength(LONGEST_HEAD)
                .setMaxHeaderSize(LONGEST_HEAD)
                .setMaxChunkSize(PART);
        channel.pipeline()
                .addLast(new HttpServerCodec(limits))
                .addLast(new FlowControlHandler())
                .addLast(new ClientConnection(nodeId, upstream, judge, lane));
    }

    @Override
    public void channelActive(ChannelHandlerContext active) {
        context = active;
        want();
    }

    @Override
    public void channelRead(ChannelHandlerContext active, Object message) {
        wanting = false;
        if (message instanceof HttpObject part && part.decoderResult().isFailure()) {
            ReferenceCountUtil.release(message);
            active.close();
        } else if (message instanceof HttpRequest request && exchange != null) {
            early = request;
        } else if (message instanceof HttpRequest request) {
            begin(request);
        } else if (message instanceof HttpContent content) {
            pass(content);
        } else {
            ReferenceCountUtil.release(message);
        }
    }

    /// Asks for the next part of a request, or for the news that the browser hung up.
    private void want() {
        wanting = true;
        here().read();
    }

    /// Asked again, as a part that is not whole yet may be all that came.
    @Override
    public void channelReadComplete(ChannelHandlerContext active) {
        if (wanting) {
            active.read();
        }
    }

    private void begin(HttpRequest request) {
        Exchange now = new Exchange(request);
        exchange = now;
        Optional<Ask> ask = Ask.of(request);
        if (ask.isEmpty()) {
            refuse(new DefaultFullHttpResponse(
                    HttpVersion.HTTP_1_1, HttpResponseStatus.BAD_REQUEST, Unpooled.EMPTY_BUFFER));
            return;
        }
        // before it is judged, so that it is judged again when the rules change meanwhile
        here().channel().attr(UNDER_WAY).set(ask.get());
        try {
            lane.execute(() -> {
                Decision decision = decide(ask.get());
                executing(() -> decided(now, ask.get(), decision));
            });
        } catch (RejectedExecutionException stopping) {
            here().close();
        }
    }

    private Decision decide(Ask ask) {
        try {
            return judge.judge(nodeId, upstream, ask);
        } catch (RuntimeException e) {
            // what cannot be judged goes nowhere
            log.warn("node={} egress=unjudged", nodeId, e);
            return new Decision.Failed(Failure.UNJUDGED);
        }
    }

    private void executing(Runnable step) {
        try {
            here().executor().execute(step);
        } catch (RejectedExecutionException stopping) {
            here().close();
        }
    }

    private void decided(Exchange now, Ask ask, Decision decision) {
        if (!here().channel().isActive()) {
            return;
        }
        String host = ask.tunnel() ? ask.destination().authority() : ask.host();
        switch (decision) {
            case Decision.Refused(var refusal) -> refuse(Pages.refused(host, refusal));
            case Decision.Failed(var why) -> refuse(Pages.failed(host, why));
            case Decision.Direct direct -> direct(now, ask, direct);
            case Decision.Onward onward -> connect(now, ask, dialer().dial(onward, ask), onward.upstream());
        }
    }

    private void direct(Exchange now, Ask ask, Decision.Direct direct) {
        if (!ask.tunnel()
                && server != null
                && server.isOpen()
                && direct.addresses().contains(remote(server))) {
            send(now, ask, server, null);
        } else {
            connect(now, ask, dialer().dial(direct), null);
        }
    }

    private static SocketAddress remote(ServerConnection server) {
        return server.channel().remoteAddress();
    }

    private void connect(Exchange now, Ask ask, Future<Channel> dialing, @Nullable Upstream via) {
        dropServer();
        dialing.addListener((Future<Channel> dialed) -> {
            if (!dialed.isSuccess()) {
                String host = ask.tunnel() ? ask.destination().authority() : ask.host();
                refuse(Pages.failed(host, Failure.of(dialed.cause(), via != null)));
            } else if (!here().channel().isActive()) {
                dialed.getNow().close();
            } else if (ask.tunnel()) {
                open(dialed.getNow());
            } else {
                server = ServerConnection.on(dialed.getNow(), this);
                send(now, ask, server, via);
            }
        });
    }

    private void open(Channel target) {
        HttpResponse established = new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1, new HttpResponseStatus(200, "Connection established"), Unpooled.EMPTY_BUFFER);
        here().writeAndFlush(established).addListener((ChannelFuture told) -> {
            if (!told.isSuccess()) {
                target.close();
                here().close();
                return;
            }
            Channel browser = here().channel();
            browser.pipeline().remove(this);
            browser.pipeline().remove(FlowControlHandler.class);
            browser.pipeline().remove(HttpServerCodec.class);
            Tunnel.join(browser, target);
        });
    }

    private void send(Exchange now, Ask ask, ServerConnection to, @Nullable Upstream via) {
        if (via != null && via.speaksHttp()) {
            Headers.toProxy(now.request, ask, via);
        } else {
            Headers.toServer(now.request, ask);
        }
        to.channel().writeAndFlush(now.request).addListener((ChannelFuture written) -> {
            if (written.isSuccess()) {
                want();
            } else {
                gone(to);
            }
        });
        to.next();
    }

    private void pass(HttpContent content) {
        Exchange now = exchange;
        ServerConnection to = server;
        if (now == null || now.asked || (to == null && !now.refused)) {
            content.release();
            return;
        }
        now.asked = content instanceof LastHttpContent;
        if (to == null || now.refused) {
            content.release();
            drain(now);
            return;
        }
        to.channel().writeAndFlush(content).addListener((ChannelFuture written) -> {
            if (written.isSuccess()) {
                // after the last part this notices a browser that does not wait any longer
                want();
            } else {
                gone(to);
            }
        });
    }

    /// The head of an answer.
    void answer(ServerConnection from, HttpResponse response) {
        Exchange now = exchange;
        if (now == null || from != server) {
            ReferenceCountUtil.release(response);
            from.close();
            return;
        }
        String host = String.valueOf(now.request.headers().get(HttpHeaderNames.HOST));
        if (response.decoderResult().isFailure()) {
            ReferenceCountUtil.release(response);
            refuse(Pages.failed(host, Failure.NONSENSE));
            return;
        }
        if (response.status().equals(HttpResponseStatus.PROXY_AUTHENTICATION_REQUIRED)) {
            ReferenceCountUtil.release(response);
            refuse(Pages.failed(host, Failure.CREDENTIALS));
            return;
        }
        now.answering = true;
        from.keep(HttpUtil.isKeepAlive(response));
        Headers.toBrowser(response);
        now.lasting = now.lasting && isFramed(now.request, response);
        if (!now.lasting) {
            response.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        }
        passBack(from, response, false);
    }

    /// Whether the browser can tell the end of the answer from what it says.
    private static boolean isFramed(HttpRequest request, HttpResponse response) {
        int status = response.status().code();
        return HttpUtil.isContentLengthSet(response)
                || HttpUtil.isTransferEncodingChunked(response)
                || request.method().equals(HttpMethod.HEAD)
                || status == 204
                || status == 304;
    }

    /// A part of an answer's body.
    void answer(ServerConnection from, HttpContent content) {
        Exchange now = exchange;
        if (now == null || from != server || content.decoderResult().isFailure()) {
            content.release();
            from.close();
            return;
        }
        passBack(from, content, content instanceof LastHttpContent);
    }

    private void passBack(ServerConnection from, HttpObject part, boolean last) {
        here().writeAndFlush(part).addListener((ChannelFuture written) -> {
            if (!written.isSuccess()) {
                here().close();
            } else if (last) {
                answered(from);
            } else {
                from.next();
            }
        });
    }

    private void answered(ServerConnection from) {
        Exchange now = Objects.requireNonNull(exchange);
        exchange = null;
        here().channel().attr(UNDER_WAY).set(null);
        if (!now.asked || !now.lasting) {
            // the rest of the request is wanted by nobody, or the connection's end is the answer's
            here().close();
            return;
        }
        if (from.keeps()) {
            // notices a server that hangs up meanwhile
            from.next();
        } else {
            dropServer();
        }
        if (early != null) {
            HttpRequest next = early;
            early = null;
            begin(next);
        }
    }

    /// The server hung up.
    void gone(ServerConnection from) {
        if (from != server) {
            return;
        }
        server = null;
        Exchange now = exchange;
        if (now == null) {
            return;
        }
        if (now.answering) {
            // the browser is to see that something is missing
            here().close();
        } else {
            String host = String.valueOf(now.request.headers().get(HttpHeaderNames.HOST));
            refuse(Pages.failed(host, Failure.HUNG_UP));
        }
    }

    private void refuse(FullHttpResponse response) {
        dropServer();
        response.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        if (!response.headers().contains(HttpHeaderNames.CONTENT_LENGTH)) {
            response.headers().set(HttpHeaderNames.CONTENT_LENGTH, 0);
        }
        Exchange now = Objects.requireNonNull(exchange);
        now.refused = true;
        here().writeAndFlush(response).addListener((ChannelFuture _) -> drain(now));
        here().executor().schedule(() -> here().close(), DRAIN_SECONDS, TimeUnit.SECONDS);
    }

    /// A browser that is hung up on while it sends would not read what it was told.
    private void drain(Exchange now) {
        if (now.asked) {
            here().close();
        } else {
            want();
        }
    }

    private void dropServer() {
        ServerConnection before = server;
        server = null;
        if (before != null) {
            before.close();
        }
    }

    private Dialer dialer() {
        return new Dialer(here().channel().eventLoop());
    }

    private ChannelHandlerContext here() {
        return Objects.requireNonNull(context);
    }

    @Override
    public void channelInactive(ChannelHandlerContext inactive) {
        dropServer();
        Optional.ofNullable(early).ifPresent(ReferenceCountUtil::release);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext failed, Throwable cause) {
        failed.close();
    }
}
