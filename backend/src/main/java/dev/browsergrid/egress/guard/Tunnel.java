package dev.browsergrid.egress.guard;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.ReferenceCountUtil;

/// One direction of a tunnel: passes on bytes as they are, no faster than they are taken, for as long as both ends
/// want. Silence is not looked at.
// how closing and writing went, the handlers hear by themselves
@SuppressWarnings("FutureReturnValueIgnored")
final class Tunnel extends ChannelInboundHandlerAdapter {
    private final Channel other;

    private Tunnel(Channel other) {
        this.other = other;
    }

    /// Joins two connections of one loop whose pipelines hold nothing else any more.
    static void join(Channel browser, Channel server) {
        browser.pipeline().addLast(new Tunnel(server));
        server.pipeline().addLast(new Tunnel(browser));
        browser.config().setAutoRead(true);
        server.config().setAutoRead(true);
        if (!browser.isActive() || !server.isActive()) {
            browser.close();
            server.close();
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (!(message instanceof ByteBuf)) {
            // the end of the request that asked for the tunnel
            ReferenceCountUtil.release(message);
            return;
        }
        other.write(message).addListener((ChannelFutureListener) written -> {
            if (!written.isSuccess()) {
                context.close();
            }
        });
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        other.flush();
        context.channel().config().setAutoRead(other.isWritable());
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        if (context.channel().isWritable()) {
            other.config().setAutoRead(true);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        // what was passed on already is still delivered
        other.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        context.close();
    }
}
