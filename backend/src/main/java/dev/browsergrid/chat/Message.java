package dev.browsergrid.chat;

import dev.browsergrid.file.FileInfo;
import dev.browsergrid.run.Run;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// What the user said, and the run that answers it. `browser_state` says whether the chat can be gone on with from here
/// in a branch: the browser as that run left it is `saved`, or `pending` while it may yet be, or `gone`.
record Message(
        UUID id,
        UUID chatId,
        String text,
        List<FileInfo> files,
        Instant createdAt,
        Run run,

        @Schema(allowableValues = {"saved", "pending", "gone"})
        String browserState) {}
