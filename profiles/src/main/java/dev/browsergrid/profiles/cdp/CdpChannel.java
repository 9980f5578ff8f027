package dev.browsergrid.profiles.cdp;

import java.time.Duration;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// Where calls can be sent: the browser itself ([CdpConnection]) or one attached target ([CdpSession]).
/// Every call blocks its thread, which should be a virtual one, and throws [CdpException] when it brings no result.
public interface CdpChannel {
    /// Calls `method` and waits at most `timeout` for its result.
    JsonNode call(String method, Map<String, ?> params, Duration timeout);

    /// Calls `method` and waits as long as the connection's settings allow.
    JsonNode call(String method, Map<String, ?> params);

    /// Calls `method` without parameters.
    default JsonNode call(String method) {
        return call(method, Map.of());
    }
}
