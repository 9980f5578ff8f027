package dev.browsergrid.agents.scenario;

import java.net.URI;

/// A copy of the site under a name of its own, so that no cookie or storage of another run is there.
record Place(String host) {
    String url(String path) {
        return "http://" + host + "/" + path;
    }

    URI playground() {
        return URI.create(url("playground/"));
    }

    /// A text of the table with this place's addresses.
    String in(String text) {
        return text.replace("{site}", url("")).replace("{host}", host);
    }
}
