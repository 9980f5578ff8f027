package dev.browsergrid.platform;

import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;

/// What holds for every operation: an answer has all of its properties, null where there is no value, and a refusal is
/// a problem document.
final class OpenApiRules implements GlobalOpenApiCustomizer {
    private static final String MODELS = "#/components/schemas/";
    private static final String PROBLEM = "Problem";

    /// The problem document as clients read it.
    @io.swagger.v3.oas.annotations.media.Schema(name = PROBLEM)
    private record ProblemDocument(
            String type, String title, int status, String detail, String code, List<Problem.FieldError> errors) {}

    // the library hands out its models raw
    @Override
    @SuppressWarnings("rawtypes")
    public void customise(OpenAPI api) {
        ModelConverters.getInstance(true)
                .readAll(ProblemDocument.class)
                .forEach((name, model) -> api.getComponents().addSchemas(name, model));
        Map<String, Schema> models = api.getComponents().getSchemas();
        Set<String> sent = new HashSet<>();
        api.getPaths().values().stream()
                .flatMap(OpenApiRules::operations)
                .flatMap(OpenApiRules::requestModel)
                .forEach(name -> addWithParts(name, models, sent));
        models.forEach((name, model) -> {
            if (!sent.contains(name) && model.getProperties() != null) {
                requireAll(model);
            }
        });
        // a refusal has it only when single fields are wrong
        models.computeIfPresent(PROBLEM, (_, model) -> {
            model.getRequired().remove("errors");
            return model;
        });
        api.getPaths().values().stream().flatMap(OpenApiRules::operations).forEach(OpenApiRules::addRefusal);
    }

    private static Stream<Operation> operations(PathItem path) {
        return path.readOperations().stream();
    }

    private static Stream<String> requestModel(Operation operation) {
        return Stream.ofNullable(operation.getRequestBody())
                .flatMap(body -> body.getContent().values().stream())
                .flatMap(content -> Stream.ofNullable(content.getSchema().get$ref()))
                .map(reference -> reference.substring(MODELS.length()));
    }

    /// What is sent may be left out in part, and so may what it is made of.
    @SuppressWarnings("rawtypes")
    private static void addWithParts(String name, Map<String, Schema> models, Set<String> sent) {
        Schema<?> model = models.get(name);
        if (model != null && sent.add(name) && model.getProperties() != null) {
            model.getProperties().values().stream()
                    .flatMap(OpenApiRules::references)
                    .forEach(part -> addWithParts(part, models, sent));
        }
    }

    private static Stream<String> references(Schema<?> property) {
        Stream<Schema<?>> choices =
                Stream.ofNullable(property.getOneOf()).flatMap(List::stream).map(each -> each);
        return Stream.concat(Stream.of(property), choices)
                .flatMap(each -> Stream.ofNullable(each.get$ref()))
                .map(reference -> reference.substring(MODELS.length()));
    }

    private static void requireAll(Schema<?> model) {
        Map<String, ?> properties = model.getProperties();
        model.setRequired(new ArrayList<>(properties.keySet()));
    }

    private static void addRefusal(Operation operation) {
        operation
                .getResponses()
                .addApiResponse(
                        "default",
                        new ApiResponse()
                                .description("Refused; `code` says why")
                                .content(new Content()
                                        .addMediaType(
                                                org.springframework.http.MediaType.APPLICATION_PROBLEM_JSON_VALUE,
                                                new MediaType().schema(new Schema<>().$ref(MODELS + PROBLEM)))));
    }
}
