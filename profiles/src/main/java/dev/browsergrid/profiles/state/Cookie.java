package dev.browsergrid.profiles.state;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/// One cookie with all Chromium knows of it. `expires` is in seconds since 1970, or -1 for a cookie of the session.
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Cookie(
        String name,
        String value,
        String domain,
        String path,
        double expires,
        boolean httpOnly,
        boolean secure,
        @Nullable String sameSite,
        @Nullable String priority,
        @Nullable String sourceScheme,
        @Nullable Integer sourcePort,
        @Nullable Partition partition) {
    /// The site a partitioned cookie belongs to beside its own.
    public record Partition(String topLevelSite, boolean hasCrossSiteAncestor) {}

    /// What tells one cookie from another.
    public record Key(
            String name,
            String domain,
            String path,
            @Nullable Partition partition) {}

    public Key key() {
        return new Key(name, domain, path, partition);
    }

    public boolean ofTheSession() {
        return expires < 0;
    }

    /// Does not show the value.
    @Override
    public String toString() {
        return "Cookie[" + name + " of " + domain + path + "]";
    }
}
