package dev.browsergrid.egress.guard;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.DefaultHttpHeadersFactory;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.flow.FlowControlHandler;
import io.netty.util.ReferenceCountUtil;

/// A connection to a server that plain requests go over, one after another. It reads one part of an answer at a time,
/// when it is told to.
// how closing and writing went, the handlers hear by themselves
@SuppressWarnings("FutureReturnValueIgnored")
final class ServerConnection extends ChannelInboundHandlerAdapter {
    private final ClientConnection client;
    private final Channel channel;
    // part of an answer that comes before the answer; touched by the loop only
    private boolean preliminary;
    private boolean lasting;
    // a part was asked for that has not come yet
    private boolean wanting;

    private ServerConnection(ClientConnection client, Channel channel) {
        this.client = client;
        this.channel = channel;
    }

    /// Makes one of a bare connection.
    static ServerConnection on(Channel channel, ClientConnection client) {
        ServerConnection server = new ServerConnection(client, channel);
        // servers are as careless as browsers put up with
        HttpDecoderConfig lenient = new HttpDecoderConfig()
                .setMaxInitialLineLength(ClientConnection.LONGEST_HEAD)
                .setMaxHeaderSize(ClientConnection.LONGEST_HEAD)
                .setMaxChunkSize(ClientConnection.PART)
                .setHeadersFactory(DefaultHttpHeadersFactory.headersFactory().withValidation(false))
                .setTrailersFactory(DefaultHttpHeadersFactory.trailersFactory().withValidation(false))
                .setAllowDuplicateContentLengths(true)
                .setStrictLineParsing(false);
        channel.pipeline()
                .addLast(new HttpClientCodec(lenient, false, false))
                .addLast(new FlowControlHandler())
                .addLast(server);
        return server;
    }

    Channel channel() {
        return channel;
    }

    /// Says whether another request may follow the one being answered.
    void keep(boolean keep) {
        lasting = keep;
    }

    boolean keeps() {
        return lasting;
    }

    boolean isOpen() {
        return channel.isActive();
    }

    /// Asks for the next part of the answer, or for the news that there will be none.
    void next() {
        wanting = true;
        channel.read();
    }

    void close() {
        channel.close();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        wanting = false;
        if (message instanceof HttpResponse response
                && response.status().codeClass() == HttpStatusClass.INFORMATIONAL) {
            preliminary = true;
        }
        if (preliminary) {
            preliminary = !(message instanceof LastHttpContent);
            ReferenceCountUtil.release(message);
            next();
        } else if (message instanceof HttpResponse response) {
            client.answer(this, response);
        } else if (message instanceof HttpContent content) {
            client.answer(this, content);
        } else {
            ReferenceCountUtil.release(message);
        }
    }

    /// Asked again, as a part that is not whole yet may be all that came.
    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        if (wanting) {
            context.read();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        client.gone(this);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        context.close();
    }
}
