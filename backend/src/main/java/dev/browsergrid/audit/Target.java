package dev.browsergrid.audit;

import java.util.List;
import java.util.Optional;

/// What a request was about, as its address says: `/api/v1/chats/{id}/messages` is about that chat.
record Target(String type, String id) {
    private static final String API = "/api/v1/";

    /// The first thing that a path names.
    static Optional<Target> of(String path) {
        if (!path.startsWith(API)) {
            return Optional.empty();
        }
        List<String> parts = List.of(path.substring(API.length()).split("/", -1));
        int kind = parts.getFirst().equals("me") ? 1 : 0;
        return parts.size() > kind + 1
                ? Optional.of(new Target(singular(parts.get(kind)), parts.get(kind + 1)))
                : Optional.empty();
    }

    private static String singular(String plural) {
        return plural.endsWith("s") ? plural.substring(0, plural.length() - 1) : plural;
    }
}
