package dev.browsergrid.session;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How long a browser may stand still after a run before its session is parked; zero parks at once. It keeps its
/// memory meanwhile, and its place only until somebody else needs it. And how long at a time one may run on without a
/// run that its user pays to keep.
@ConfigurationProperties("browsergrid.session")
record SessionSettings(
        @DefaultValue("5m") Duration hold,
        @DefaultValue("1h") Duration keep) {}
