package dev.browsergrid.session;

import dev.browsergrid.egress.rules.EgressLists;
import dev.browsergrid.node.BrowserTemplate;
import dev.browsergrid.platform.Ids;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/// A session to be made. One with a chat waits for that chat's runs; any other wants a browser at once.
record SessionDraft(
        UUID id,
        UUID ownerId,
        UUID poolId,
        Optional<UUID> profileId,
        boolean readOnly,
        Optional<UUID> chatId,
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
                title,
                BrowserTemplate.DEFAULT,
                OptionalInt.empty(),
                EgressLists.NONE);
    }

    boolean wanted() {
        return chatId.isEmpty();
    }
}
