package dev.browsergrid.profiles.cdp;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The protocol's messages as JSON text.
final class Wire {
    // Screenshots and captured pages are single strings of many megabytes; the message's own bound is what limits them.
    static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxStringLength(Integer.MAX_VALUE)
                            .build())
                    .build())
            .build();

    private Wire() {}

    static String request(long id, String sessionId, String method, Map<String, ?> params) {
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("id", id);
        message.put("method", method);
        message.put("params", params);
        if (!sessionId.isEmpty()) {
            message.put("sessionId", sessionId);
        }
        return JSON.writeValueAsString(message);
    }

    static CdpEvent event(JsonNode message) {
        return new CdpEvent(
                message.path("method").asString(""),
                message.path("params"),
                message.path("sessionId").asString(""));
    }
}
