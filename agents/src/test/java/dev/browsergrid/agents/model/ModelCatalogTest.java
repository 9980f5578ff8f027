package dev.browsergrid.agents.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.langchain4j.model.chat.StreamingChatModel;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelCatalogTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
        -                                                        | offline/rules
        OPENAI_API_KEY=                                          | offline/rules
        OPENAI_API_KEY=k                                         | openai/gpt-5.4 offline/rules
        OPENAI_API_KEY=k OPENAI_MODEL=a,b,,a                     | openai/a openai/b offline/rules
        OPENAI_BASE_URL=http://gpu:8000/v1 OPENAI_MODEL=m        | openai/m offline/rules
        OPENAI_MODEL=m                                           | offline/rules
        ANTHROPIC_API_KEY=k                                      | anthropic/claude-sonnet-4-6 offline/rules
        ANTHROPIC_BASE_URL=http://proxy                          | offline/rules
        GEMINI_API_KEY=k                                         | gemini/gemini-3.5-flash offline/rules
        OLLAMA_BASE_URL=http://localhost:11434                   | ollama/qwen3 offline/rules
        OLLAMA_MODEL=library/llama3.3:70b                        | ollama/library/llama3.3:70b offline/rules
        GEMINI_API_KEY=k OPENAI_API_KEY=k OPENAI_MODEL=m         | openai/m gemini/gemini-3.5-flash offline/rules
        """)
    void the_settings_decide_which_models_there_are(@Nullable String variables, String ids) {
        assertThat(catalog(variables).models().stream().map(ModelInfo::id).collect(Collectors.joining(" ")))
                .isEqualTo(ids);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        OPENAI_API_KEY=k                                                | true  | gpt-5.4 (OpenAI)
        OPENAI_API_KEY=k OPENAI_BASE_URL=https://api.openai.com/v1      | true  | gpt-5.4 (OpenAI)
        OPENAI_API_KEY=k OPENAI_BASE_URL=http://gpu:8000/v1             | false | gpt-5.4 (gpu)
        ANTHROPIC_API_KEY=k ANTHROPIC_BASE_URL=http://proxy             | true  | claude-sonnet-4-6 (Anthropic)
        GEMINI_API_KEY=k                                                | true  | gemini-3.5-flash (Gemini)
        OLLAMA_MODEL=llava                                              | false | llava (Ollama)
        """)
    void the_place_a_model_runs_at_decides_whether_it_is_shown_images(String variables, boolean images, String label) {
        ModelInfo model = catalog(variables).defaultModel();

        assertThat(model.images()).isEqualTo(images);
        assertThat(model.label()).isEqualTo(label);
        assertThat(model.offline()).isFalse();
    }

    @Test
    void the_offline_model_says_that_it_is() {
        assertThat(catalog("").models())
                .containsExactly(new ModelInfo("offline/rules", "offline", "Offline (built-in rules)", false, true));
    }

    @Test
    void a_model_is_built_once() {
        ModelCatalog catalog = catalog("OPENAI_API_KEY=k ANTHROPIC_API_KEY=k GEMINI_API_KEY=k OLLAMA_MODEL=m");

        for (ModelInfo model : catalog.models()) {
            assertThat(catalog.open(model.id())).isSameAs(catalog.open(model.id()));
        }
    }

    @Test
    void an_unknown_id_names_those_there_are() {
        assertThatExceptionOfType(UnknownModelException.class)
                .isThrownBy(() -> catalog("OPENAI_API_KEY=k").open("openai/gpt-1"))
                .withMessage("unknown model \"openai/gpt-1\", there is openai/gpt-5.4, offline/rules");
    }

    @ParameterizedTest
    @CsvSource({"OPENAI, gpu", "OLLAMA, localhost:11434", "ANTHROPIC, ftp://proxy", "GEMINI, http://a b"})
    void a_base_url_that_is_none_is_refused_at_once(String vendor, String url) {
        Map<String, String> variables = Map.of(vendor + "_BASE_URL", url);

        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new ModelCatalog(ModelSettings.from(variables::get), () -> new StreamingChatModel() {}))
                .withMessageStartingWith(vendor + "_BASE_URL must be a whole URL such as http");
    }

    @Test
    void settings_never_show_a_key() {
        ModelSettings settings = settings("OPENAI_API_KEY=hunter2 OPENAI_BASE_URL=http://ada:secret@gpu:8000/v1");

        assertThat(settings.toString()).doesNotContain("hunter2", "secret").contains("***", "gpu:8000");
    }

    private static ModelCatalog catalog(@Nullable String variables) {
        return new ModelCatalog(settings(variables), () -> new StreamingChatModel() {});
    }

    private static ModelSettings settings(@Nullable String variables) {
        List<String> pairs = variables == null || variables.isBlank() ? List.of() : List.of(variables.split(" ", -1));
        Map<String, String> map = pairs.stream()
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
        return ModelSettings.from(map::get);
    }
}
