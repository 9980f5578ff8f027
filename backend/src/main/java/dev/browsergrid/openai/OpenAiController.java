package dev.browsergrid.openai;

import dev.browsergrid.account.Reach;
import dev.browsergrid.account.Viewer;
import dev.browsergrid.agents.model.ModelCatalog;
import dev.browsergrid.openai.Completing.Exchange;
import dev.browsergrid.openai.CompletionRuns.Started;
import dev.browsergrid.platform.Audited;
import dev.browsergrid.platform.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/// What OpenAI's clients ask for.
@RestController
@RequestMapping("/v1")
@Tag(name = "openai")
class OpenAiController {
    private static final String CHAT = "X-Browsergrid-Chat";
    private static final String RUN = "X-Browsergrid-Run";

    private final ModelCatalog models;
    private final CompletionRuns completions;
    private final Completing completing;

    OpenAiController(ModelCatalog models, CompletionRuns completions, Completing completing) {
        this.models = models;
        this.completions = completions;
        this.completing = completing;
    }

    @GetMapping("/models")
    @Operation(operationId = "listOpenAiModels", summary = "The models, as OpenAI lists them")
    JsonNode models() {
        return Documents.models(models.models());
    }

    @PostMapping("/chat/completions")
    @Operation(operationId = "createChatCompletion", summary = "Have the agent answer a conversation")
    void complete(
            @RequestBody JsonNode body,
            @RequestHeader(name = CHAT, required = false) @Nullable String chat,
            @AuthenticationPrincipal Viewer viewer,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException, InterruptedException {
        CompletionWish wish = CompletionForm.read(body);
        Reach reach = Reach.own(viewer.id());
        Started started = completions.start(wish, Optional.ofNullable(chat).map(OpenAiController::id), reach);
        Audited.About.set(request, "/api/v1/runs/" + started.run().id());
        response.setHeader(RUN, started.run().id().toString());
        response.setHeader(CHAT, started.chatId().toString());
        Exchange exchange = new Exchange(viewer, reach, wish, started);
        if (wish.stream()) {
            completing.streamed(exchange, response);
        } else {
            completing.whole(exchange, response);
        }
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text.strip());
        } catch (IllegalArgumentException e) {
            throw Problem.notFound();
        }
    }
}
