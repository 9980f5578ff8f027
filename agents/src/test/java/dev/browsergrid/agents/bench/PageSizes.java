package dev.browsergrid.agents.bench;

import dev.browsergrid.agents.Agent;
import dev.browsergrid.agents.AgentEvent;
import dev.browsergrid.agents.BrowserFixture;
import dev.browsergrid.agents.Cancellation;
import dev.browsergrid.agents.Task;
import dev.browsergrid.agents.ToolCall;
import dev.browsergrid.agents.browser.PlaywrightComputer;
import dev.browsergrid.agents.model.ModelInfo;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// How much text a model is shown of a page, beside what Playwright's MCP server answers `browser_snapshot` with.
final class PageSizes {
    private static final int CHARACTERS_A_TOKEN = 4;

    private PageSizes() {}

    static void print(List<BenchPage> pages, BrowserFixture ours, BrowserFixture theirs) throws Exception {
        System.out.println("| page | shown to the model | about tokens | Playwright MCP | about tokens | ratio |");
        System.out.println("|---|---|---|---|---|---|");
        try (PlaywrightMcp mcp = PlaywrightMcp.start(theirs.url())) {
            for (BenchPage page : pages) {
                int shown = shown(page, ours);
                int snapshot = mcp.snapshot(page.url()).length();
                System.out.printf(
                        Locale.ROOT,
                        "| %s | %d | %d | %d | %d | %.2f |%n",
                        page.name(),
                        shown,
                        shown / CHARACTERS_A_TOKEN,
                        snapshot,
                        snapshot / CHARACTERS_A_TOKEN,
                        (double) shown / snapshot);
            }
        }
        System.out.println();
    }

    private static int shown(BenchPage page, BrowserFixture fixture) throws InterruptedException {
        List<AgentEvent.Observed> seen = new ArrayList<>();
        try (PlaywrightComputer computer = fixture.connectToBlankTab()) {
            computer.act(new ToolCall.Navigate(page.url()), List.of(), new Cancellation());
            new Agent(new Satisfied(), new ModelInfo("bench/satisfied", "bench", "Satisfied", false, false))
                    .run(
                            Task.of("look"),
                            computer,
                            event -> {
                                if (event instanceof AgentEvent.Observed observed) {
                                    seen.add(observed);
                                }
                            },
                            new Cancellation());
        }
        return seen.getFirst().snapshot().length();
    }

    /// A model that is content with what it sees.
    private static final class Satisfied implements StreamingChatModel {
        @Override
        public void doChat(ChatRequest request, StreamingChatResponseHandler handler) {
            handler.onCompleteResponse(
                    ChatResponse.builder().aiMessage(AiMessage.from("seen")).build());
        }
    }
}
