package dev.browsergrid.agents.replay.recipe;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;

/// Compares addresses as places: what stands behind `?` and `#` is left out, and a number or an id in
/// the path is as good as another.
public final class Address {
    private static final Pattern ID = Pattern.compile("(?<=/)(?:\\d+|[0-9a-fA-F-]{8,}|(?=[^/]*\\d)[\\w-]{16,})(?=/|$)");

    private Address() {}

    public static boolean same(String then, String now) {
        return place(then).equals(place(now));
    }

    private static String place(String url) {
        try {
            URI address = new URI(url);
            if (address.getHost() == null) {
                return url.replaceFirst("[?#].*", "");
            }
            String path = address.getPath() == null || address.getPath().isEmpty() ? "/" : address.getPath();
            return (address.getScheme() + "://" + address.getAuthority()).toLowerCase(Locale.ROOT)
                    + ID.matcher(path).replaceAll("•");
        } catch (URISyntaxException odd) {
            return url.replaceFirst("[?#].*", "");
        }
    }
}
