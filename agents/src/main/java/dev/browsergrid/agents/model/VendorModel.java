package dev.browsergrid.agents.model;

import dev.browsergrid.agents.model.ModelSettings.Access;
import dev.langchain4j.model.anthropic.AnthropicStreamingChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.googleai.GoogleAiGeminiStreamingChatModel;
import dev.langchain4j.model.ollama.OllamaStreamingChatModel;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import java.time.Duration;
import java.util.Map;

/// Builds LangChain4j's model for a vendor.
final class VendorModel {
    // LangChain4j's own default of 1024 cuts longer answers off.
    private static final int MAX_OUTPUT_TOKENS = 8192;
    // Ollama's default of 4096 silently drops the start of the prompt, which holds the rules and the task.
    private static final int OLLAMA_CONTEXT_TOKENS = 32_768;

    private VendorModel() {}

    static StreamingChatModel open(Vendor vendor, Access access, String name, Duration patience) {
        ModelHttp http = new ModelHttp(vendor, patience);
        String url = url(vendor, access);
        StreamingChatModel model = switch (vendor) {
            case OPENAI ->
                OpenAiStreamingChatModel.builder()
                        .httpClientBuilder(http)
                        .baseUrl(url)
                        .apiKey(access.key())
                        .modelName(name)
                        .build();
            case ANTHROPIC ->
                AnthropicStreamingChatModel.builder()
                        .httpClientBuilder(http)
                        .baseUrl(url)
                        .apiKey(access.key())
                        .modelName(name)
                        .maxTokens(MAX_OUTPUT_TOKENS)
                        .build();
            // Gemini 3 refuses a tool call in the history without the thought signature it came with.
            case GEMINI ->
                GoogleAiGeminiStreamingChatModel.builder()
                        .httpClientBuilder(http)
                        .baseUrl(url)
                        .apiKey(access.key())
                        .modelName(name)
                        .returnThinking(true)
                        .sendThinking(true)
                        .build();
            case OLLAMA ->
                OllamaStreamingChatModel.builder()
                        .httpClientBuilder(http)
                        .baseUrl(url)
                        .modelName(name)
                        .numCtx(OLLAMA_CONTEXT_TOKENS)
                        .customHeaders(bearer(access))
                        .build();
        };
        return new SteadyModel(model, vendor == Vendor.OPENAI && url.equals(vendor.officialUrl()));
    }

    /// A local Ollama wants no key; one behind a gateway does.
    private static Map<String, String> bearer(Access access) {
        return access.key() == null ? Map.of() : Map.of("Authorization", "Bearer " + access.key());
    }

    /// Anthropic's own tools leave the version out of the base URL, LangChain4j wants it: both are understood.
    private static String url(Vendor vendor, Access access) {
        if (access.baseUrl() == null) {
            return vendor.officialUrl();
        }
        String url = access.baseUrl().replaceFirst("/+$", "");
        return vendor == Vendor.ANTHROPIC && !url.endsWith("/v1") ? url + "/v1" : url;
    }
}
