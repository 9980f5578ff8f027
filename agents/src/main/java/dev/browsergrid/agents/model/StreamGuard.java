package dev.browsergrid.agents.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.browsergrid.agents.model.ModelProblem.Reason;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEvent;
import dev.langchain4j.http.client.sse.ServerSentEventContext;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParsingHandle;
import java.net.http.HttpTimeoutException;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Stands between a vendor's event stream and LangChain4j's reading of it and gives every answer exactly one end:
/// complete, or one error. Left alone, LangChain4j takes a stream that broke off for a short answer (OpenAI, Gemini),
/// waits for ever for its end (Anthropic, Ollama), and logs and skips what it cannot parse.
final class StreamGuard implements ServerSentEventListener {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Vendor vendor;
    private final ServerSentEventListener reader;
    private final UnaryOperator<String> masking;
    private @Nullable ServerSentEventParsingHandle stream;
    private boolean opened;
    private boolean complete;
    private boolean over;
    private boolean empty = true;

    StreamGuard(Vendor vendor, ServerSentEventListener reader, UnaryOperator<String> masking) {
        this.vendor = vendor;
        this.reader = reader;
        this.masking = masking;
    }

    @Override
    public void onOpen(SuccessfulHttpResponse response) {
        opened = true;
        reader.onOpen(response);
    }

    @Override
    public void onEvent(ServerSentEvent event, ServerSentEventContext context) {
        String data = event.data();
        if (over || data.isBlank()) {
            return;
        }
        stream = context.parsingHandle();
        empty = false;
        if (data.equals("[DONE]")) {
            complete = true;
            reader.onEvent(event, context);
            return;
        }
        try {
            JsonNode json = JSON.readTree(data);
            Optional<ModelRefused> refusal = refusal(json, data);
            if (refusal.isPresent()) {
                fail(refusal.get());
                return;
            }
            reader.onEvent(event, context);
            complete |= vendor.isLast(json);
        } catch (JsonEOFException e) {
            fail(new ModelLost(vendor, Reason.CUT_STREAM, e));
        } catch (JsonProcessingException | RuntimeException e) {
            fail(new ModelLost(vendor, Reason.GARBLED, e));
        }
    }

    @Override
    public void onError(Throwable problem) {
        if (over || cancelled()) {
            return;
        }
        if (complete) {
            onClose();
        } else if (problem instanceof HttpTimeoutException) {
            fail(new ModelLost(vendor, Reason.TIMEOUT, problem));
        } else if (problem instanceof ModelRefused || problem instanceof ModelLost) {
            fail(problem);
        } else {
            fail(new ModelLost(vendor, opened ? Reason.CUT_STREAM : Reason.UNAVAILABLE, problem));
        }
    }

    @Override
    public void onClose() {
        if (over || cancelled()) {
            return;
        }
        if (complete) {
            over = true;
            reader.onClose();
        } else {
            fail(new ModelLost(vendor, empty ? Reason.GARBLED : Reason.CUT_STREAM, null));
        }
    }

    private void fail(Throwable problem) {
        over = true;
        if (stream != null) {
            stream.cancel();
        }
        reader.onError(problem);
    }

    private boolean cancelled() {
        return stream != null && stream.isCancelled();
    }

    private Optional<ModelRefused> refusal(JsonNode json, String data) {
        JsonNode error = json.path("error");
        boolean blocked = json.path("promptFeedback").hasNonNull("blockReason");
        if (!blocked && (error.isMissingNode() || error.isNull())) {
            return Optional.empty();
        }
        int status = blocked ? 400 : ErrorBody.status(error);
        return Optional.of(new ModelRefused(vendor, status, masking.apply(data), Optional.empty()));
    }
}
