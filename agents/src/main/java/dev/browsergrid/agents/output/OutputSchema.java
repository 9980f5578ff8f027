package dev.browsergrid.agents.output;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaException;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.resource.SchemaLoader;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// A JSON schema (draft 2020-12, or the draft its `$schema` names) that a run's output has to fit. References lead
/// only within the schema: nothing is fetched.
public final class OutputSchema {
    private static final int LONGEST_SCHEMA = 50_000;
    private static final int LONGEST_OUTPUT = 500_000;
    private static final int MOST_TOLD = 20;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            registry -> registry.schemaCacheEnabled(false)
                    .schemaLoader(SchemaLoader.builder()
                            .allow(place -> place.toString().contains("//json-schema.org/")
                                    || place.toString().startsWith("classpath:draft"))
                            .build())
                    .schemaRegistryConfig(SchemaRegistryConfig.builder()
                            .locale(Locale.ENGLISH)
                            .formatAssertionsEnabled(true)
                            .regularExpressionFactory(BoundedPattern::new)
                            .build()));

    private final String json;
    private final Schema schema;

    private OutputSchema(String json, Schema schema) {
        this.json = json;
        this.schema = schema;
    }

    /// What became of an output.
    public sealed interface Verdict {
        /// It fits. `json` is the output as compact JSON.
        record Fits(String json) implements Verdict {}

        /// It does not; each violation names the place and what is wrong there.
        record Violates(List<String> violations) implements Verdict {
            public Violates {
                violations = List.copyOf(violations);
            }
        }
    }

    /// Throws [IllegalArgumentException] saying what is wrong when `json` is no schema that can be checked.
    public static OutputSchema of(String json) {
        if (json.length() > LONGEST_SCHEMA) {
            throw new IllegalArgumentException("the schema is longer than " + LONGEST_SCHEMA + " characters");
        }
        try {
            JsonNode node = JSON.readTree(json);
            if (!node.isObject()) {
                throw new IllegalArgumentException("the schema must be a JSON object");
            }
            String dialect = node.path("$schema").asText(SpecificationVersion.DRAFT_2020_12.getDialectId());
            List<String> problems =
                    told(REGISTRY.getSchema(SchemaLocation.of(dialect)).validate(node.toString(), InputFormat.JSON));
            if (!problems.isEmpty()) {
                throw new IllegalArgumentException("it is no JSON schema: " + String.join("; ", problems));
            }
            Schema schema = REGISTRY.getSchema(node.toString(), InputFormat.JSON);
            schema.validate("{}", InputFormat.JSON); // finds references that lead nowhere
            return new OutputSchema(node.toString(), schema);
        } catch (JsonProcessingException problem) {
            throw new IllegalArgumentException("the schema is not valid JSON: " + problem.getOriginalMessage());
        } catch (SchemaException problem) {
            throw new IllegalArgumentException("the schema cannot be used: " + problem.getMessage());
        } catch (StackOverflowError endless) {
            throw new IllegalArgumentException("the schema refers to itself without end");
        }
    }

    /// The schema as compact JSON.
    public String json() {
        return json;
    }

    /// Checks JSON as a model wrote it. A string that itself holds JSON is taken for what it holds when it fits.
    public Verdict check(String written) {
        if (written.isBlank()) {
            return new Verdict.Violates(List.of("there is no output"));
        }
        if (written.length() > LONGEST_OUTPUT) {
            return new Verdict.Violates(List.of("the output is longer than " + LONGEST_OUTPUT + " characters"));
        }
        try {
            JsonNode node = JSON.readTree(written);
            Verdict plain = checked(node);
            return node.isTextual() && plain instanceof Verdict.Violates
                    ? inside(node.asText()).map(this::checked).orElse(plain)
                    : plain;
        } catch (JsonProcessingException problem) {
            return new Verdict.Violates(List.of("it is not valid JSON: " + problem.getOriginalMessage()));
        }
    }

    private static Optional<JsonNode> inside(String text) {
        try {
            return Optional.of(JSON.readTree(text)).filter(node -> !node.isMissingNode());
        } catch (JsonProcessingException _) {
            return Optional.empty();
        }
    }

    private Verdict checked(JsonNode output) {
        try {
            List<String> violations = told(schema.validate(output.toString(), InputFormat.JSON));
            return violations.isEmpty() ? new Verdict.Fits(output.toString()) : new Verdict.Violates(violations);
        } catch (StackOverflowError deep) {
            return new Verdict.Violates(List.of("it is nested too deeply"));
        } catch (SchemaException | BoundedPattern.TooLongException problem) {
            return new Verdict.Violates(List.of("it could not be checked: " + problem.getMessage()));
        }
    }

    private static List<String> told(List<Error> errors) {
        List<String> all = errors.stream().map(Error::toString).distinct().toList();
        return all.size() <= MOST_TOLD
                ? all
                : Stream.concat(all.stream().limit(MOST_TOLD), Stream.of("and " + (all.size() - MOST_TOLD) + " more"))
                        .toList();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof OutputSchema schema && schema.json.equals(json);
    }

    @Override
    public int hashCode() {
        return json.hashCode();
    }

    @Override
    public String toString() {
        return json;
    }
}
