package dev.browsergrid.chat;

import dev.browsergrid.file.FileInfo;
import dev.browsergrid.run.Run;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// What the user said, and the run that answers it.
record Message(UUID id, UUID chatId, String text, List<FileInfo> files, Instant createdAt, Run run) {}
