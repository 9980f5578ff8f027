package dev.browsergrid.profiles.cdp;

import tools.jackson.databind.JsonNode;

/// Something Chromium tells unasked. `sessionId` is empty for events of the browser itself.
public record CdpEvent(String method, JsonNode params, String sessionId) {}
