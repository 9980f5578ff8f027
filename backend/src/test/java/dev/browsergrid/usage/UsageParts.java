package dev.browsergrid.usage;

import java.util.List;

/// The parts of a server that count what is used, for tests that drive them by hand.
public final class UsageParts {
    public static final List<Class<?>> ALL =
            List.of(UsageConfiguration.class, Usage.class, UsageLimits.class, RunUsages.class);

    private UsageParts() {}
}
