package dev.browsergrid.run;

import java.util.UUID;

/// Published in this server after a run was queued.
record RunQueued(UUID runId) {}
