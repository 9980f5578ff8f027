package dev.browsergrid.agents.model;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// How the vendors are reached. `patience` is how long a model's server may stay silent, before its answer and between
/// two pieces of it.
public record ModelSettings(Access openAi, Access anthropic, Access gemini, Access ollama, Duration patience) {
    /// Long enough for a large prompt on a busy server, short enough to be noticed as a hang.
    public static final Duration DEFAULT_PATIENCE = Duration.ofSeconds(90);

    /// No vendor at all: only the offline model.
    public static final ModelSettings NONE =
            new ModelSettings(Access.NONE, Access.NONE, Access.NONE, Access.NONE, DEFAULT_PATIENCE);

    public ModelSettings {
        if (patience.isNegative() || patience.isZero()) {
            throw new IllegalArgumentException("patience must be positive, was " + patience);
        }
    }

    /// Reads `OPENAI_API_KEY`, `OPENAI_BASE_URL`, `OPENAI_MODEL` and the same for `ANTHROPIC`, `GEMINI` and `OLLAMA`
    /// from environment variables or anything else that has them by name. Blank counts as absent.
    public static ModelSettings from(Function<String, @Nullable String> variables) {
        return new ModelSettings(
                access(Vendor.OPENAI, variables),
                access(Vendor.ANTHROPIC, variables),
                access(Vendor.GEMINI, variables),
                access(Vendor.OLLAMA, variables),
                DEFAULT_PATIENCE);
    }

    private static Access access(Vendor vendor, Function<String, @Nullable String> variables) {
        return Access.of(
                variables.apply(vendor.variable("API_KEY")),
                variables.apply(vendor.variable("BASE_URL")),
                variables.apply(vendor.variable("MODEL")));
    }

    Access of(Vendor vendor) {
        return switch (vendor) {
            case OPENAI -> openAi;
            case ANTHROPIC -> anthropic;
            case GEMINI -> gemini;
            case OLLAMA -> ollama;
        };
    }

    /// One vendor's key, address and models; each may be missing. Its text never shows the key.
    public record Access(@Nullable String key, @Nullable String baseUrl, List<String> models) {
        public static final Access NONE = new Access(null, null, List.of());

        public Access {
            models = List.copyOf(models);
        }

        /// `models` is a comma-separated list; blank text counts as absent.
        public static Access of(@Nullable String key, @Nullable String baseUrl, @Nullable String models) {
            return new Access(present(key), present(baseUrl), split(models));
        }

        private static List<String> split(@Nullable String models) {
            if (models == null) {
                return List.of();
            }
            return Arrays.stream(models.split(",", -1))
                    .map(String::strip)
                    .filter(name -> !name.isEmpty())
                    .distinct()
                    .toList();
        }

        private static @Nullable String present(@Nullable String text) {
            return text == null || text.isBlank() ? null : text.strip();
        }

        @Override
        public String toString() {
            String shownUrl = baseUrl == null ? "" : Secrets.mask(baseUrl);
            return "Access[key=" + (key == null ? "none" : Secrets.MASK) + ", baseUrl=" + shownUrl + ", models="
                    + models + "]";
        }
    }
}
