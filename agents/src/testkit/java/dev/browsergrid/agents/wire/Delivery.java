package dev.browsergrid.agents.wire;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/// Brings one answer to the client, whole or in pieces, or fails at it.
record Delivery(HttpExchange exchange, WireFormat format) {
    private static final String HTML = "<html><body>Please sign in to the network</body></html>";

    void deliver(Answer answer, boolean streamed, Optional<Fault> fault) throws IOException {
        if (!streamed) {
            send(200, "application/json", whole(answer, fault));
            return;
        }
        exchange.getResponseHeaders().set("Content-Type", format.streamType());
        exchange.sendResponseHeaders(200, 0);
        List<String> pieces = format.stream(answer);
        switch (fault.orElse(null)) {
            case Fault.CutStream cut -> {
                writeUntilWithin(pieces, cut.afterPieces());
                breakConnection();
            }
            case Fault.EndWithin end -> writeUntilWithin(pieces, end.afterPieces());
            case Fault.EndEarly end -> write(pieces.subList(0, end.afterPieces()));
            case Fault.ErrorEvent event -> {
                write(pieces.subList(0, event.afterPieces()));
                write(List.of(format.piece(format.error(529, "Overloaded"))));
            }
            case Fault.Stall stall -> {
                exchange.getResponseBody().flush();
                write(pieces.subList(0, stall.afterPieces()));
                hang();
            }
            case Fault.Garbage _ -> write(List.of(format.piece(HTML)));
            case null, default -> write(pieces);
        }
    }

    void refuse(Fault.Refuse refusal) throws IOException {
        refusal.retryAfter()
                .ifPresent(
                        pause -> exchange.getResponseHeaders().set("Retry-After", String.valueOf(pause.toSeconds())));
        send(refusal.status(), "application/json", format.error(refusal.status(), refusal.message()));
    }

    /// Leaves the client waiting until the server is closed.
    void hang() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException _) {
            breakConnection();
        }
    }

    private String whole(Answer answer, Optional<Fault> fault) {
        return fault.filter(Fault.Garbage.class::isInstance).isPresent() ? HTML : format.whole(answer);
    }

    private void send(int status, String type, String body) throws IOException {
        byte[] bytes = bytes(body);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    /// Sends each piece in two halves that end anywhere, even within a character, as networks do.
    private void write(List<String> pieces) throws IOException {
        OutputStream body = exchange.getResponseBody();
        for (String piece : pieces) {
            byte[] bytes = bytes(piece);
            body.write(bytes, 0, bytes.length / 2);
            body.flush();
            body.write(bytes, bytes.length / 2, bytes.length - bytes.length / 2);
            body.flush();
        }
    }

    private void writeUntilWithin(List<String> pieces, int index) throws IOException {
        write(pieces.subList(0, index));
        byte[] next = bytes(pieces.get(index));
        exchange.getResponseBody().write(next, 0, next.length / 2);
        exchange.getResponseBody().flush();
    }

    /// The JDK's server drops the connection of a handler that throws.
    private static void breakConnection() {
        throw new IllegalStateException("cut as told");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
