package dev.browsergrid.agents.wire;

import dev.langchain4j.model.chat.request.ChatRequest;
import java.util.List;
import java.util.Optional;

/// One vendor's format: how requests are checked and read, and answers and errors written.
interface WireFormat {
    /// The refusal of a request whose path, key or headers are wrong.
    Optional<Fault.Refuse> check(RecordedRequest request, String key);

    /// Reads the conversation, or throws `BadBody`.
    ChatRequest read(RecordedRequest request);

    boolean wantsStream(RecordedRequest request);

    String streamType();

    /// A streamed answer's pieces, ready for the wire.
    List<String> stream(Answer answer);

    /// An answer in one body.
    String whole(Answer answer);

    String error(int status, String message);

    /// Wraps text as one piece of a stream.
    String piece(String text);

    static Optional<Fault.Refuse> refuse(int status, String message) {
        return Optional.of(new Fault.Refuse(status, message, Optional.empty()));
    }
}
