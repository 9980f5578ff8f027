package dev.browsergrid.platform;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Describes records as the JSON has them: names in snake_case, and `null` as a possible value of what is `@Nullable`.
final class RecordSchemas extends ModelResolver {
    private static final PropertyNamingStrategies.NamingBase NAMING =
            (PropertyNamingStrategies.NamingBase) PropertyNamingStrategies.SNAKE_CASE;

    RecordSchemas(ObjectMapper mapper) {
        super(mapper.copy().setPropertyNamingStrategy(NAMING));
    }

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        Schema<?> schema = super.resolve(type, context, chain);
        Class<?> raw = _mapper.constructType(type.getType()).getRawClass();
        if (schema != null && raw.isRecord()) {
            described(schema, context).ifPresent(model -> allowNulls(model, raw));
        }
        return schema;
    }

    /// The model itself, where the schema only refers to it.
    private static Optional<Schema<?>> described(Schema<?> schema, ModelConverterContext context) {
        String reference = schema.get$ref();
        return reference == null
                ? Optional.of(schema)
                : Optional.ofNullable(
                        context.getDefinedModels().get(reference.substring(reference.lastIndexOf('/') + 1)));
    }

    @SuppressWarnings("rawtypes") // as the library declares it
    private static void allowNulls(Schema<?> model, Class<?> type) {
        @Nullable Map<String, Schema> properties = model.getProperties();
        if (properties == null) {
            return;
        }
        for (RecordComponent component : type.getRecordComponents()) {
            if (component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                properties.computeIfPresent(NAMING.translate(component.getName()), (_, property) -> orNull(property));
            }
        }
    }

    private static Schema<?> orNull(Schema<?> property) {
        if (property.getOneOf() != null) {
            return property;
        }
        if (property.get$ref() != null) {
            return new Schema<>().oneOf(List.of(property, new Schema<>().types(Set.of("null"))));
        }
        Set<String> types =
                new LinkedHashSet<>(property.getTypes() == null ? Set.of(property.getType()) : property.getTypes());
        types.add("null");
        property.setTypes(types);
        return property;
    }
}
