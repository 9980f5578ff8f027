package dev.browsergrid.agents.replay.script;

import dev.browsergrid.agents.replay.recipe.Recipe;
import java.util.Optional;
import java.util.stream.Stream;

/// What a recipe can be written as, for running it without this product.
public enum ScriptFormat {
    PLAYWRIGHT_JAVA("playwright-java", "RecordedRun.java"),
    PLAYWRIGHT_TYPESCRIPT("playwright-typescript", "recorded-run.spec.ts");

    private final String word;
    private final String fileName;

    ScriptFormat(String word, String fileName) {
        this.word = word;
        this.fileName = fileName;
    }

    /// As the API spells it.
    public String word() {
        return word;
    }

    public String fileName() {
        return fileName;
    }

    public static Optional<ScriptFormat> of(String word) {
        return Stream.of(values()).filter(format -> format.word.equals(word)).findFirst();
    }

    /// The recipe as a program. Texts that may be others are taken from the environment, with what was
    /// written as the default; secrets are taken from there alone. Whatever pages call their elements is
    /// in it only as string literals.
    public String script(Recipe recipe) {
        return new ScriptWriter(recipe, this == PLAYWRIGHT_JAVA ? new JavaDialect() : new TypeScriptDialect()).script();
    }
}
