package dev.browsergrid.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.browsergrid.agents.Turn;
import dev.browsergrid.platform.Problem;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class CompletionFormTest {
    private static CompletionWish read(String json) {
        return CompletionForm.read(JsonMapper.shared().readTree(json.replace('\'', '"')));
    }

    private static Conversation said(String messages) {
        return read("{'model': 'm', 'messages': [" + messages + "]}").conversation();
    }

    @Test
    void what_the_system_says_are_instructions_and_the_last_word_is_the_users() {
        Conversation conversation = said("""
            {'role': 'system', 'content': 'Be brief.'}, {'role': 'user', 'content': 'Hello'},
            {'role': 'assistant', 'content': 'Hi.'}, {'role': 'developer', 'content': 'No jokes.'},
            {'role': 'user', 'content': [{'type': 'text', 'text': 'Open'}, {'type': 'text', 'text': 'the shop'}]}
            """);
        assertThat(conversation.instructions()).hasValue("Be brief.\n\nNo jokes.");
        assertThat(conversation.message()).isEqualTo("Open\nthe shop");
        assertThat(conversation.turns()).containsExactly(new Turn("Hello", "Hi."));
    }

    @Test
    void a_message_without_an_answer_is_told_as_one() {
        assertThat(said("""
            {'role': 'user', 'content': 'One'}, {'role': 'user', 'content': 'Two'},
            {'role': 'assistant', 'content': 'Second.'}, {'role': 'assistant', 'content': null, 'refusal': 'No.'},
            {'role': 'user', 'content': 'Three'}, {'role': 'user', 'content': 'Four'}
            """).turns())
                .containsExactly(
                        new Turn("One", "(no answer)"),
                        new Turn("Two", "Second."),
                        new Turn("", "No."),
                        new Turn("Three", "(no answer)"));
    }

    @Test
    void a_history_has_the_name_its_answer_was_given_under_whatever_the_system_and_blanks_say() {
        Conversation first = said("{'role': 'system', 'content': 'It is noon.'}, {'role': 'user', 'content': 'Hello'}");
        Conversation second = said("""
            {'role': 'system', 'content': 'It is one.'}, {'role': 'user', 'content': ' Hello'},
            {'role': 'assistant', 'content': 'Hi  there.'}, {'role': 'user', 'content': 'What now?'}
            """);
        assertThat(first.past()).isEmpty();
        assertThat(second.past()).hasValue(first.answered("Hi there.\n"));
        assertThat(second.past()).isNotEqualTo(java.util.Optional.of(first.answered("Hi you.")));
        assertThat(second.present()).isNotEqualTo(first.present());
    }

    @Test
    void json_is_asked_for_with_a_schema_or_without() {
        assertThat(read("""
            {'model': 'm', 'messages': [{'role': 'user', 'content': 'x'}], 'response_format': {'type': 'json_object'}}
            """).schema().orElseThrow().path("type").asString()).isEqualTo("object");
        assertThat(read("""
            {'model': 'm', 'messages': [{'role': 'user', 'content': 'x'}], 'response_format':
             {'type': 'json_schema', 'json_schema': {'name': 'n', 'schema': {'type': 'array'}}}}
            """).schema().orElseThrow().path("type").asString()).isEqualTo("array");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        []                                                                             | field_invalid
        {'messages': [{'role': 'user', 'content': 'x'}]}                               | field_invalid
        {'model': 'm'}                                                                 | field_invalid
        {'model': 'm', 'messages': [7]}                                                | field_invalid
        {'model': 'm', 'messages': [{'role': 'user', 'content': 7}]}                   | field_invalid
        {'model': 'm', 'messages': [{'role': 'user', 'content': [{'type': 'image_url'}]}]}     | field_not_supported
        {'model': 'm', 'messages': [{'role': 'tool', 'content': 'x'}]}                 | field_not_supported
        {'model': 'm', 'functions': [{}], 'messages': [{'role': 'user', 'content': 'x'}]}      | field_not_supported
        {'model': 'm', 'modalities': ['audio'], 'messages': [{'role': 'user', 'content': 'x'}]} | field_not_supported
        {'model': 'm', 'logprobs': true, 'messages': [{'role': 'user', 'content': 'x'}]} | field_not_supported
        {'model': 'm', 'response_format': {'type': 'json_schema'}, 'messages': [{'role': 'user', 'content': 'x'}]} | field_invalid
        {'model': 'm', 'response_format': {'type': 'xml'}, 'messages': [{'role': 'user', 'content': 'x'}]} | field_not_supported
        """, quoteCharacter = '`')
    void what_cannot_be_meant_is_refused(String body, String code) {
        Problem problem = catchThrowableOfType(Problem.class, () -> read(body));
        assertThat(problem.code()).isEqualTo(code.toLowerCase(Locale.ROOT));
        assertThat(problem.errors()).isNotEmpty();
    }
}
