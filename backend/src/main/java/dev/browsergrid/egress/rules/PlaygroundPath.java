package dev.browsergrid.egress.rules;

import java.util.regex.Pattern;

/// Which requests to the grid itself are for the pages it offers for trying out. Only what is spelled plainly is: no
/// two readers of such a path can disagree about where it leads.
public final class PlaygroundPath {
    private static final Pattern PLAIN = Pattern.compile("/playground(/[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)*)*/?");

    private PlaygroundPath() {}

    /// @param pathAndQuery as it stands in the request line
    public static boolean permits(String method, String pathAndQuery) {
        String path = pathAndQuery.split("[?#]", 2)[0];
        return (method.equals("GET") || method.equals("HEAD"))
                && PLAIN.matcher(path).matches();
    }
}
