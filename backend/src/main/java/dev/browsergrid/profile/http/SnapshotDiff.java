package dev.browsergrid.profile.http;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What changed from one snapshot to another. With `complete` false one of them does not tell its cookies and storage,
/// so only tabs are compared.
@Schema(name = "SnapshotDiff")
record SnapshotDiff(
        int from,
        int to,
        boolean complete,
        List<CookieChange> cookies,
        List<StorageChange> storage,
        List<TabChange> tabs) {
    /// A cookie that came, went or has another value.
    record CookieChange(
            String name,
            String domain,
            String path,

            @Schema(allowableValues = {"added", "removed", "changed"})
            String change) {}

    /// A key of an origin's storage that came, went or has another value.
    record StorageChange(
            String origin,
            @Schema(allowableValues = {"local", "session"}) String area,
            String key,

            @Schema(allowableValues = {"added", "removed", "changed"})
            String change) {}

    /// A tab that came, went or shows another page.
    record TabChange(
            String url,
            String title,
            @Nullable String before,

            @Schema(allowableValues = {"added", "removed", "changed"})
            String change) {}
}
