package dev.browsergrid.proxy.frame;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// DevTools answers of our own.
final class Answers {
    private static final JsonMapper JSON = JsonMapper.shared();
    /// As Chromium numbers what it refuses for reasons of its own.
    private static final int SERVER_ERROR = -32000;

    private Answers() {}

    static String refused(long id, String sessionId, String why) {
        ObjectNode answer = answer(id, sessionId);
        answer.putObject("error").put("code", SERVER_ERROR).put("message", why);
        return answer.toString();
    }

    static String done(long id, String sessionId) {
        ObjectNode answer = answer(id, sessionId);
        answer.putObject("result");
        return answer.toString();
    }

    private static ObjectNode answer(long id, String sessionId) {
        ObjectNode answer = JSON.createObjectNode().put("id", id);
        return sessionId.isEmpty() ? answer : answer.put("sessionId", sessionId);
    }
}
