package dev.browsergrid.session;

import dev.browsergrid.egress.rules.EgressLists;
import dev.browsergrid.node.BrowserTemplate;
import dev.browsergrid.platform.Ids;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/// A session to be made. One that is `wanted` wants a browser at once; any other waits for its runs.
record SessionDraft(
        UUID id,
        UUID ownerId,
        UUID poolId,
        Optional<UUID> profileId,
        boolean readOnly,
        Optional<UUID> chatId,
        boolean wanted,
        String name,
        BrowserTemplate template,
        OptionalInt timeoutMinutes,
        EgressLists egress) {

    static SessionDraft ofChat(UUID ownerId, UUID poolId, UUID profileId, UUID chatId, String title) {
        return new SessionDraft(
                Ids.next(),
                ownerId,
                poolId,
                Optional.of(profileId),
                false,
                Optional.of(chatId),
                false,
                title,
                BrowserTemplate.DEFAULT,
                OptionalInt.empty(),
                EgressLists.NONE);
    }

    static SessionDraft ofRun(
            UUID id, UUID ownerId, UUID poolId, Optional<UUID> profileId, String name, BrowserTemplate template) {
        return new SessionDraft(
                id,
                ownerId,
                poolId,
                profileId,
                false,
                Optional.empty(),
                false,
                name,
                template,
                OptionalInt.empty(),
                EgressLists.NONE);
    }
}
