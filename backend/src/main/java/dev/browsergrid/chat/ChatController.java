package dev.browsergrid.chat;

import dev.browsergrid.account.Reach;
import dev.browsergrid.account.Viewer;
import dev.browsergrid.chat.ChatStore.Position;
import dev.browsergrid.platform.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Chats and their messages.
@RestController
@RequestMapping("/api/v1/chats")
@Tag(name = "chats")
class ChatController {
    private static final int LARGEST_PAGE = 100;

    private final Chats chats;
    private final Branches branches;
    private final ChatStore store;

    ChatController(Chats chats, Branches branches, ChatStore store) {
        this.chats = chats;
        this.branches = branches;
        this.store = store;
    }

    record NewChat(@Nullable String title, @Nullable String model) {}

    record ChatChange(
            @Nullable String title,
            @Nullable String model,
            @Nullable Boolean persistent) {}

    record NewMessage(@Nullable String text, @Nullable List<UUID> fileIds) {}

    record NewBranch(@Nullable UUID messageId) {}

    record ChatPage(List<Chat> data, @Nullable String nextCursor) {}

    record MessageList(List<Message> data) {}

    @GetMapping
    @Operation(operationId = "listChats", summary = "Your chats, the latest activity first")
    ChatPage list(
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit,
            Reach reach) {
        int size = Math.clamp(limit, 1, LARGEST_PAGE);
        List<Chat> found = store.list(reach, Optional.ofNullable(cursor).map(ChatCursor::read), size + 1);
        if (found.size() <= size) {
            return new ChatPage(found, null);
        }
        List<Chat> page = found.subList(0, size);
        Chat last = page.getLast();
        return new ChatPage(page, ChatCursor.write(new Position(last.updatedAt(), last.id())));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(operationId = "createChat", summary = "Begin a chat")
    ResponseEntity<Chat> create(@RequestBody NewChat chat, @AuthenticationPrincipal Viewer viewer) {
        Chat made = chats.create(viewer.id(), chat.title(), chat.model());
        return ResponseEntity.created(URI.create("/api/v1/chats/" + made.id())).body(made);
    }

    @GetMapping("/{id}")
    @Operation(operationId = "getChat", summary = "One chat")
    Chat get(@PathVariable UUID id, Reach reach) {
        return chats.find(id, reach);
    }

    @PatchMapping("/{id}")
    @Operation(
            operationId = "updateChat",
            summary = "Rename a chat, pick another model, or switch whether its browser is kept between messages")
    Chat update(@PathVariable UUID id, @RequestBody ChatChange change, Reach reach) {
        return chats.update(id, reach, change.title(), change.model(), change.persistent());
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "deleteChat", summary = "Delete a chat with its browser's state")
    void delete(@PathVariable UUID id, Reach reach) {
        chats.delete(id, reach);
    }

    @PostMapping("/{id}/prepare")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            operationId = "prepareChat",
            summary = "Say that a message is being written: its browser begins to come back, if one is free")
    void prepare(@PathVariable UUID id, Reach reach) {
        chats.prepare(id, reach);
    }

    @GetMapping("/{id}/messages")
    @Operation(operationId = "listMessages", summary = "The chat's messages, the oldest first")
    MessageList messages(@PathVariable UUID id, Reach reach) {
        return new MessageList(chats.messages(id, reach));
    }

    @PostMapping("/{id}/messages")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(operationId = "sendMessage", summary = "Send a message; the answer is the run it starts")
    Message send(@PathVariable UUID id, @RequestBody NewMessage message, Reach reach) {
        return chats.send(
                id,
                reach,
                message.text() == null ? "" : message.text(),
                message.fileIds() == null ? List.of() : message.fileIds());
    }

    @PostMapping("/{id}/branch")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            operationId = "branchChat",
            summary = "Begin a chat at an earlier message of this one, its browser as it was then",
            description =
                    "Copies the messages up to that one with their answers, and the browser's state as that answer"
                        + " left it. 409 `state_pending` while that is not saved yet, 409 `state_gone` when it is not"
                        + " kept.")
    ResponseEntity<Chat> branch(@PathVariable UUID id, @RequestBody NewBranch wish, Reach reach) {
        chats.find(id, reach);
        if (wish.messageId() == null) {
            throw Problem.invalid("message_missing", "Say from which message on: message_id.");
        }
        Chat made = branches.branch(id, wish.messageId(), reach);
        return ResponseEntity.created(URI.create("/api/v1/chats/" + made.id())).body(made);
    }
}
