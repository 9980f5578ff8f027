package dev.browsergrid.run.oversight;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;

/// The person whose hands are on a run's browser, and since when.
@Schema(name = "BrowserControl")
public record BrowserControl(UUID holder, Instant since) {}
