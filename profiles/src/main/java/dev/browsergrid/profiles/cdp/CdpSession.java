package dev.browsergrid.profiles.cdp;

import java.time.Duration;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// One attached target, reached through its connection by a flattened session id.
public record CdpSession(CdpConnection connection, String sessionId) implements CdpChannel {
    @Override
    public JsonNode call(String method, Map<String, ?> params, Duration timeout) {
        return connection.call(sessionId, method, params, timeout);
    }

    @Override
    public JsonNode call(String method, Map<String, ?> params) {
        return call(method, params, connection.settings().callTimeout());
    }

    /// Lets go of the target, which lives on. Says nothing when it is gone already.
    public void detach() {
        try {
            connection.call("Target.detachFromTarget", Map.of("sessionId", sessionId));
        } catch (CdpException gone) {
            if (gone.code() == CdpException.Code.INTERRUPTED) {
                throw gone;
            }
        }
    }
}
