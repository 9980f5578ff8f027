package dev.browsergrid.usage.http;

import dev.browsergrid.account.Reach;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Whose usage is wanted, when, and of what alone; what is null does not matter.
record UsageFilter(
        Reach reach,
        UsageRange range,
        @Nullable UUID user,
        @Nullable UUID session,
        @Nullable UUID chat) {}
