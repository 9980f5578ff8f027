package dev.browsergrid.agents.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// A request as it arrived: header names in lower case, the body as JSON.
public record RecordedRequest(
        String method, String path, String query, Map<String, List<String>> headers, JsonNode body) {
    /// A header's first value, empty when there is none.
    public String header(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of("")).getFirst();
    }
}
