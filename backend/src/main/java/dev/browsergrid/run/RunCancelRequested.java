package dev.browsergrid.run;

import java.util.UUID;

/// Published in this server after somebody asked a run to stop.
record RunCancelRequested(UUID runId) {}
