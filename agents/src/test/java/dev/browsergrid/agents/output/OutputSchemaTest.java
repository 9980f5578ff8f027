package dev.browsergrid.agents.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.browsergrid.agents.output.OutputSchema.Verdict.Fits;
import dev.browsergrid.agents.output.OutputSchema.Verdict.Violates;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.assertj.core.api.InstanceOfAssertFactories;

class OutputSchemaTest {
    private static final OutputSchema CART = OutputSchema.of("""
        {"type": "object", "required": ["total", "items"], "additionalProperties": false,
         "properties": {"total": {"type": "number", "minimum": 0}, "day": {"type": "string", "format": "date"},
                        "items": {"type": "array", "items": {"$ref": "#/$defs/item"}}},
         "$defs": {"item": {"type": "string", "pattern": "^[a-z ]+$"}}}
        """);

    @Example
    void what_fits_is_given_back_as_compact_json() {
        assertThat(CART.check("{ \"total\": 29.50,\n \"items\": [\"blue mug\"], \"day\": \"2026-02-28\" }"))
                .isEqualTo(new Fits("{\"total\":29.5,\"items\":[\"blue mug\"],\"day\":\"2026-02-28\"}"));
    }

    @Example
    void each_violation_is_named_with_its_place() {
        assertThat(violations(
                        CART, "{\"total\": \"much\", \"items\": [\"ok\", \"NO\"], \"day\": \"30 May\", \"x\": 1}"))
                .hasSize(4)
                .anyMatch(violation -> violation.contains("/total") && violation.contains("number"))
                .anyMatch(violation -> violation.contains("/items/1"))
                .anyMatch(violation -> violation.contains("/day"))
                .anyMatch(violation -> violation.contains("'x'"));
        assertThat(violations(CART, "")).containsExactly("there is no output");
        assertThat(violations(CART, "{\"total\":").getFirst()).contains("JSON");
    }

    @Example
    void json_inside_a_string_counts_unless_the_schema_wants_the_string() {
        assertThat(CART.check("\"{\\\"total\\\":1,\\\"items\\\":[]}\""))
                .isEqualTo(new Fits("{\"total\":1,\"items\":[]}"));
        assertThat(OutputSchema.of("{\"type\":\"string\"}").check("\"42\"")).isEqualTo(new Fits("\"42\""));
        assertThat(OutputSchema.of("{\"type\":\"integer\"}").check("\"42\"")).isEqualTo(new Fits("42"));
    }

    @Example
    void what_is_no_schema_is_refused_with_its_reason() {
        for (String wrong : List.of(
                "{",
                "[]",
                "{\"type\":\"thing\"}",
                "{\"properties\":7}",
                "{\"pattern\":\"(\"}",
                "{\"$ref\":\"#/$defs/none\"}",
                "{\"$ref\":\"#\"}")) {
            assertThatIllegalArgumentException()
                    .as(wrong)
                    .isThrownBy(() -> OutputSchema.of(wrong))
                    .withMessageMatching("(?s).*(schema|reference).*");
        }
    }

    @Example
    void nothing_is_fetched_for_a_schema() {
        for (String place : List.of("http://127.0.0.1:9/s.json", "file:///etc/hostname", "classpath:logback.xml")) {
            assertThatIllegalArgumentException()
                    .as(place)
                    .isThrownBy(() -> OutputSchema.of("{\"$ref\":\"" + place + "\"}"));
        }
    }

    @Example
    void a_pattern_that_would_run_for_ever_is_given_up() {
        OutputSchema schema = OutputSchema.of("{\"pattern\":\"^(a+)+\\\\1b$\"}");

        assertThat(violations(schema, "\"" + "a".repeat(60) + "!\"").getFirst()).contains("too long");
    }

    @Example
    void a_schema_of_an_older_draft_is_read_as_such() {
        OutputSchema schema =
                OutputSchema.of("{\"$schema\":\"http://json-schema.org/draft-07/schema#\",\"minimum\":3}");

        assertThat(violations(schema, "2")).hasSize(1);
        assertThat(schema.check("4")).isEqualTo(new Fits("4"));
    }

    @Property(tries = 300)
    void never_throws_whatever_a_model_writes(@ForAll String output) {
        assertThat(CART.check(output)).isNotNull();
    }

    private static List<String> violations(OutputSchema schema, String output) {
        return assertThat(schema.check(output))
                .asInstanceOf(InstanceOfAssertFactories.type(Violates.class))
                .actual()
                .violations();
    }
}
