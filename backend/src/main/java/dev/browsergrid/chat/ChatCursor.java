package dev.browsergrid.chat;

import dev.browsergrid.chat.ChatStore.Position;
import dev.browsergrid.platform.Problem;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.UUID;

/// The opaque text that says where the next page of chats begins.
final class ChatCursor {
    private ChatCursor() {}

    static String write(Position position) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((position.updatedAt() + " " + position.id()).getBytes(StandardCharsets.UTF_8));
    }

    static Position read(String cursor) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            int space = text.indexOf(' ');
            return new Position(
                    Instant.parse(text.substring(0, Math.max(0, space))), UUID.fromString(text.substring(space + 1)));
        } catch (IllegalArgumentException | DateTimeParseException e) {
            throw Problem.invalid("cursor_invalid", "This cursor is not one this server gave out.");
        }
    }
}
