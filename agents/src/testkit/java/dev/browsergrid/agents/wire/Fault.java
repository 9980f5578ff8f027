package dev.browsergrid.agents.wire;

import java.time.Duration;
import java.util.Optional;

/// Something that goes wrong with one request.
public sealed interface Fault {
    /// The vendor's error body with this HTTP status.
    record Refuse(int status, String message, Optional<Duration> retryAfter) implements Fault {}

    /// The connection breaks in the middle of the piece after so many pieces of a streamed answer.
    record CutStream(int afterPieces) implements Fault {}

    /// A streamed answer ends properly for HTTP, but before its last event, as behind a proxy with a time limit.
    record EndEarly(int afterPieces) implements Fault {}

    /// The same, but in the middle of a piece.
    record EndWithin(int afterPieces) implements Fault {}

    /// A streamed answer turns into the vendor's error event (overloaded).
    record ErrorEvent(int afterPieces) implements Fault {}

    /// After so many pieces nothing comes any more, and the connection stays open. 0 sends the headers only.
    record Stall(int afterPieces) implements Fault {}

    /// The request is read and never answered.
    record Silence() implements Fault {}

    /// A tool call whose arguments are broken JSON. Vendors whose wire carries objects send an object that fits no
    /// tool.
    record MalformedArguments() implements Fault {}

    /// A call of a tool that does not exist.
    record UnknownTool() implements Fault {}

    /// Status 200 and a page of HTML where JSON is expected.
    record Garbage() implements Fault {}

    static Fault rateLimited(Duration retryAfter) {
        return new Refuse(429, "Rate limit reached", Optional.of(retryAfter));
    }

    static Fault badKey() {
        return refuse(401, "The API key is not valid");
    }

    static Fault internalError() {
        return refuse(500, "Internal error");
    }

    static Fault unavailable() {
        return refuse(503, "Service temporarily unavailable");
    }

    static Fault overloaded() {
        return refuse(529, "Overloaded");
    }

    static Fault refuse(int status, String message) {
        return new Refuse(status, message, Optional.empty());
    }
}
