package dev.browsergrid.cua;

import dev.browsergrid.cua.CuaRequest.NewSecret;
import dev.browsergrid.cua.CuaRequest.WishedLimits;
import dev.browsergrid.node.BrowserTemplate.Viewport;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What may be said of a replay, all of it optional; what a run's request calls the same is the same here.
/// `variables` are texts to write instead of those the run wrote, by the names of its recipe.
@Schema(name = "NewReplay")
record ReplayRequest(
        @Nullable Map<String, String> variables,
        @Nullable String profile,
        @Nullable UUID sessionId,
        @Nullable String pool,
        @Nullable Viewport viewport,
        @Nullable WishedLimits limits,
        @Nullable Map<String, String> metadata,
        @Nullable String approvalPolicy,
        @Nullable List<String> allowedDomains,
        @Nullable List<String> blockedDomains,
        @Nullable Map<String, NewSecret> secrets) {}
