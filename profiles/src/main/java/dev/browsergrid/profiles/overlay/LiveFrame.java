package dev.browsergrid.profiles.overlay;

import dev.browsergrid.profiles.cdp.CdpException;
import dev.browsergrid.profiles.cdp.CdpSession;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// One document of a tab that answers, wherever its process is.
record LiveFrame(CdpSession session, String id, int world, List<String> path, String url) {
    /// What one of the script's functions answers.
    ///
    /// @throws ScriptException when it fails there
    JsonNode ask(String call, Duration timeout) {
        JsonNode answer = session.call(
                "Runtime.evaluate",
                Map.of(
                        "expression",
                        FrameScript.calling(call),
                        "contextId",
                        world,
                        "returnByValue",
                        true,
                        "awaitPromise",
                        true),
                timeout);
        if (answer.has("exceptionDetails")) {
            throw new ScriptException("the script failed in a page: "
                    + answer.at("/exceptionDetails/exception/description").asString("") + " "
                    + answer.at("/exceptionDetails/text").asString(""));
        }
        return answer.at("/result/value");
    }

    /// Where the element is that holds the frame `child`.
    String placeOf(String child, Duration timeout) {
        int node = session.call("DOM.getFrameOwner", Map.of("frameId", child), timeout)
                .path("backendNodeId")
                .asInt();
        String object = session.call(
                        "DOM.resolveNode", Map.of("backendNodeId", node, "executionContextId", world), timeout)
                .at("/object/objectId")
                .asString();
        return session.call(
                        "Runtime.callFunctionOn",
                        Map.of("functionDeclaration", FrameScript.place(), "objectId", object, "returnByValue", true),
                        timeout)
                .at("/result/value")
                .asString("");
    }

    static int world(CdpSession session, String frame, Duration timeout) throws CdpException {
        return session.call(
                        "Page.createIsolatedWorld", Map.of("frameId", frame, "worldName", FrameScript.WORLD), timeout)
                .path("executionContextId")
                .asInt();
    }
}
