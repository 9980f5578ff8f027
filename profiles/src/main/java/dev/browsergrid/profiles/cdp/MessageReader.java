package dev.browsergrid.profiles.cdp;

import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Puts the pieces of a WebSocket's text messages together. The JDK calls it one piece at a time.
final class MessageReader implements WebSocket.Listener {
    private final int maxChars;
    private final Consumer<String> onMessage;
    private final Consumer<CdpClosed> onEnd;
    private StringBuilder pieces = new StringBuilder();

    MessageReader(int maxChars, Consumer<String> onMessage, Consumer<CdpClosed> onEnd) {
        this.maxChars = maxChars;
        this.onMessage = onMessage;
        this.onEnd = onEnd;
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
        if (pieces.length() + (long) data.length() > maxChars) {
            onEnd.accept(new CdpClosed(
                    CdpClosed.Reason.NOT_THE_PROTOCOL, "a message was longer than " + maxChars + " characters"));
            return null;
        }
        pieces.append(data);
        if (last) {
            String message = pieces.toString();
            pieces = new StringBuilder();
            onMessage.accept(message);
        }
        socket.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onBinary(WebSocket socket, ByteBuffer data, boolean last) {
        onEnd.accept(new CdpClosed(CdpClosed.Reason.NOT_THE_PROTOCOL, "a binary message arrived"));
        return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket socket, int statusCode, String reason) {
        // Chromium that dies leaves a half-open stream, which the JDK reports as status 1006.
        CdpClosed.Reason why = statusCode == 1006 ? CdpClosed.Reason.LOST : CdpClosed.Reason.BY_BROWSER;
        onEnd.accept(new CdpClosed(why, "status " + statusCode + (reason.isEmpty() ? "" : ": " + reason)));
        return CompletableFuture.completedStage(null);
    }

    @Override
    public void onError(WebSocket socket, Throwable error) {
        onEnd.accept(new CdpClosed(CdpClosed.Reason.LOST, String.valueOf(error.getMessage())));
    }
}
