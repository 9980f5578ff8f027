package dev.browsergrid.agents.replay.script;

import com.microsoft.playwright.options.AriaRole;
import dev.browsergrid.agents.replay.recipe.Element;
import dev.browsergrid.agents.replay.recipe.Tellings;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Elements as Playwright's own locators.
final class Locators {
    private static final int CUT_AT = Tellings.LONGEST_LABEL;
    private static final Set<String> ROLES = Arrays.stream(AriaRole.values())
            .map(role -> role.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());
    // these have no names of their own: what they are called here is their text
    private static final Set<String> CALLED_BY_TEXT = Set.of(
            "generic",
            "paragraph",
            "listitem",
            "strong",
            "emphasis",
            "code",
            "time",
            "term",
            "definition",
            "deletion",
            "insertion",
            "subscript",
            "superscript",
            "blockquote",
            "caption",
            "list");

    private final Dialect dialect;

    Locators(Dialect dialect) {
        this.dialect = dialect;
    }

    String of(Element element) {
        String scope = "page";
        for (int frame : element.frames()) {
            scope += ".locator(%s).nth(%d).contentFrame()".formatted(dialect.literal("iframe"), frame);
        }
        boolean inFrame = !element.frames().isEmpty();
        String name = element.name();
        boolean exact = name.length() < CUT_AT;
        boolean known = ROLES.contains(element.role());
        if (!known && name.isEmpty()) {
            return "%s.locator(%s).nth(%d)"
                    .formatted(scope, dialect.literal("iframe, embed, object"), element.ofRole());
        }
        if (!known || (CALLED_BY_TEXT.contains(element.role()) && !name.isEmpty())) {
            return dialect.byText(scope, inFrame, name, exact) + ".nth(" + element.nth() + ")";
        }
        Optional<String> named = Optional.of(name).filter(text -> !text.isEmpty());
        String all = dialect.byRole(scope, inFrame, element.role(), named, exact);
        return named.isEmpty()
                ? all + ".nth(" + element.ofRole() + ")"
                : element.of() == 1 ? all : all + ".nth(" + element.nth() + ")";
    }
}
