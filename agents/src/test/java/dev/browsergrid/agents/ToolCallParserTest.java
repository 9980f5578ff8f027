package dev.browsergrid.agents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.browsergrid.agents.ToolCall.DialogAnswer;
import dev.browsergrid.agents.ToolCall.MouseButton;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ToolCallParserTest {
    @Example
    void reads_a_click_with_everything() {
        assertThat(parse("click", """
            {"ref":"f1e2","double":true,"button":"right","on_dialog":"accept","dialog_text":"Ada",
             "reason":"to open it"}\
            """))
                .isEqualTo(new ParsedCall.Valid(
                        new ToolCall.Click("f1e2", true, MouseButton.RIGHT, new DialogAnswer(true, "Ada")),
                        "to open it"));
    }

    @Example
    void fills_in_what_is_left_out() {
        assertThat(call("type", "{\"ref\":\"e1\",\"text\":\"\"}")).isEqualTo(new ToolCall.Type("e1", "", true, false));
        assertThat(call("read", "")).isEqualTo(new ToolCall.Read(null, 8000));
        assertThat(call("wait", "{}")).isEqualTo(new ToolCall.Wait(new ToolCall.Until.Elapsed(1)));
    }

    @Example
    void forgives_small_slips() {
        assertThat(call("select", "{\"ref\":\"[ref=e5]\",\"values\":\"Large\"}"))
                .isEqualTo(new ToolCall.Select("e5", List.of("Large")));
        assertThat(call("scroll", "{\"direction\":\"DOWN\",\"pages\":\"2\"}"))
                .isEqualTo(new ToolCall.Scroll(ToolCall.Direction.DOWN, 2, null));
    }

    @Example
    void reads_the_fields_of_a_form_and_says_which_of_them_is_wrong() {
        assertThat(call(
                        "fill_form",
                        "{\"fields\":[{\"ref\":\"e1\",\"value\":\"Ada\"},{\"ref\":\"e2\",\"value\":true}]}"))
                .isEqualTo(new ToolCall.FillForm(
                        List.of(new ToolCall.Field("e1", "Ada"), new ToolCall.Field("e2", "true"))));
        assertThat(message("fill_form", "{\"fields\":[{\"ref\":\"e1\",\"value\":\"\"},{\"ref\":\"#a\"},7]}"))
                .contains("fields[1]: \"ref\" must", "fields[1]: \"value\" is", "fields[2]: \"ref\"")
                .doesNotContain("fields[0]");
        assertThat(message("fill_form", "{\"fields\":[]}")).contains("a list of 1 to 50 objects");
        assertThat(message("fill_form", "{\"fields\":{\"e1\":\"Ada\"}}")).contains("a list of 1 to 50 objects");
    }

    @Example
    void reads_what_to_look_for_and_what_to_wait_for() {
        assertThat(call("find", "{\"query\":\" add to cart \"}")).isEqualTo(new ToolCall.Find("add to cart"));
        assertThat(message("find", "{}")).contains("\"query\"");
        assertThat(call("scroll_to", "{\"text\":\"Imprint\"}")).isEqualTo(new ToolCall.ScrollTo(null, "Imprint"));
        assertThat(call("scroll_to", "{\"ref\":\"e4\"}")).isEqualTo(new ToolCall.ScrollTo("e4", ""));
        assertThat(message("scroll_to", "{}")).contains("\"ref\" or \"text\"");
        assertThat(call("wait", "{\"idle\":true}")).isEqualTo(new ToolCall.Wait(new ToolCall.Until.Idle()));
    }

    @Example
    void reads_notes() {
        assertThat(call("remember", "{\"fact\":\"The mug is $9\"}")).isEqualTo(new ToolCall.Remember("The mug is $9"));
        assertThat(call("update_plan", "{\"steps\":[\"Open\",\"Pay\"],\"done\":\"1\"}"))
                .isEqualTo(new ToolCall.UpdatePlan(List.of("Open", "Pay"), 1));
        assertThat(message("remember", "{\"fact\":\" \"}")).contains("\"fact\"");
        assertThat(message("update_plan", "{\"steps\":[],\"done\":-1}")).contains("\"steps\"", "\"done\"");
    }

    @Example
    void reads_places_in_the_picture() {
        assertThat(call("click_at", "{\"x\":10,\"y\":\"20.5\",\"button\":\"right\"}"))
                .isEqualTo(new ToolCall.ClickAt(10, 20.5, false, MouseButton.RIGHT, DialogAnswer.DISMISS));
        assertThat(message("click_at", "{\"x\":-1}")).contains("\"x\" must", "\"y\" is required");
        assertThat(call("zoom", "{\"ref\":\"e3\"}")).isEqualTo(new ToolCall.Zoom(new ToolCall.Part.Element("e3")));
        assertThat(call("zoom", "{\"x\":0,\"y\":0,\"width\":9,\"height\":7}"))
                .isEqualTo(new ToolCall.Zoom(new ToolCall.Part.Region(0, 0, 9, 7)));
        assertThat(message("zoom", "{\"x\":0,\"y\":0,\"width\":0}")).contains("\"width\" must", "\"height\" is");
    }

    @Example
    void says_everything_that_is_wrong_at_once() {
        assertThat(message("type", "{\"clear\":\"maybe\"}")).contains("\"ref\"", "\"text\"", "\"clear\"");
        assertThat(message("scroll", "{\"pages\":-1}")).contains("\"direction\"", "\"pages\"");
        assertThat(message("click", "{\"ref\":\"#buy\"}")).contains("such as \"e5\"");
        assertThat(message("fly", "{}")).contains("navigate");
        assertThat(message("click", "{\"ref\":")).contains("JSON");
        assertThat(message("click", "[]")).contains("object");
    }

    @Property
    void never_throws_whatever_a_model_writes(@ForAll("tools") String tool, @ForAll String arguments) {
        assertThat(parse(tool, arguments)).isNotNull();
    }

    @Property
    void never_throws_whatever_types_the_arguments_have(
            @ForAll("tools") String tool, @ForAll("names") String name, @ForAll("values") String value) {
        ParsedCall parsed = parse(tool, "{\"" + name + "\":" + value + ",\"ref\":\"e1\"}");
        if (parsed instanceof ParsedCall.Invalid invalid) {
            assertThat(invalid.message()).isNotBlank();
        }
    }

    @Property
    void typed_text_is_kept_as_it_is(@ForAll("plain") String text) {
        assertThat(call("type", "{\"ref\":\"e1\",\"text\":\"" + text + "\"}"))
                .isEqualTo(new ToolCall.Type("e1", text, true, false));
    }

    @Provide
    Arbitrary<String> tools() {
        return Arbitraries.oneOf(Arbitraries.of(ToolCatalog.names()), Arbitraries.strings());
    }

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.of(
                "url",
                "text",
                "values",
                "direction",
                "pages",
                "seconds",
                "max_chars",
                "action",
                "ref",
                "fields",
                "idle",
                "x",
                "width",
                "fact",
                "steps",
                "done",
                "query");
    }

    @Provide
    Arbitrary<String> values() {
        return Arbitraries.of(
                "null",
                "true",
                "-1",
                "1e400",
                "\"\"",
                "\"list\"",
                "[]",
                "[1,null]",
                "{}",
                "\"new\"",
                "\"e5\"",
                "7",
                "[{}]",
                "[{\"ref\":7}]");
    }

    @Provide
    Arbitrary<String> plain() {
        return Arbitraries.strings().alpha().numeric().withChars(' ', 'é', '语', '’');
    }

    private static ParsedCall parse(String tool, String json) {
        return ToolCallParser.parse(tool, json);
    }

    private static ToolCall call(String tool, String json) {
        return switch (parse(tool, json)) {
            case ParsedCall.Valid valid -> valid.call();
            case ParsedCall.Invalid invalid -> throw new AssertionError(invalid.message());
        };
    }

    private static String message(String tool, String json) {
        return switch (parse(tool, json)) {
            case ParsedCall.Invalid invalid -> invalid.message();
            case ParsedCall.Valid valid -> throw new AssertionError(valid.toString());
        };
    }
}
