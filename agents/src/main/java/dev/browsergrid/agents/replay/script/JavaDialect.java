package dev.browsergrid.agents.replay.script;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// Java with Playwright: a class with a `main`.
final class JavaDialect implements Dialect {
    @Override
    public String literal(String text) {
        return Literals.java(text);
    }

    @Override
    public List<String> head() {
        return """
            import com.microsoft.playwright.Browser;
            import com.microsoft.playwright.BrowserContext;
            import com.microsoft.playwright.FrameLocator;
            import com.microsoft.playwright.Locator;
            import com.microsoft.playwright.Page;
            import com.microsoft.playwright.Playwright;
            import com.microsoft.playwright.options.AriaRole;
            import com.microsoft.playwright.options.LoadState;
            import com.microsoft.playwright.options.MouseButton;
            import com.microsoft.playwright.options.WaitForSelectorState;
            import java.nio.file.Path;

            public class RecordedRun {
                static String given(String variable, String otherwise) {
                    String value = System.getenv(variable);
                    if (value == null && otherwise == null) {
                        throw new IllegalStateException("Set " + variable + " in the environment.");
                    }
                    return value == null ? otherwise : value;
                }

                static Page tab(BrowserContext context, int position) {
                    while (context.pages().size() <= position) {
                        context.waitForPage(() -> {});
                    }
                    return context.pages().get(position);
                }

                static void put(Locator field, String value) {
                    if ("select".equals(field.evaluate("field => field.localName"))) {
                        field.selectOption(value);
                    } else {
                        field.fill(value);
                    }
                }

                public static void main(String[] args) {
                    try (Playwright playwright = Playwright.create();
                            Browser browser = playwright.chromium().launch()) {
                        BrowserContext context = browser.newContext();
                        Page page = context.newPage();
            """.lines().toList();
    }

    @Override
    public List<String> foot() {
        return List.of("        }", "    }", "}");
    }

    @Override
    public String constant(String name, String variable, Optional<String> otherwise) {
        return "String %s = given(%s, %s);"
                .formatted(name, literal(variable), otherwise.map(this::literal).orElse("null"));
    }

    @Override
    public String comment(String plain) {
        return "// " + plain;
    }

    @Override
    public String statement(String code) {
        return code + ";";
    }

    @Override
    public String navigate(String url) {
        return "page.navigate(" + literal(url) + ")";
    }

    @Override
    public String tab(int position) {
        return "page = tab(context, " + position + ")";
    }

    @Override
    public String newTab() {
        return "page = context.newPage()";
    }

    @Override
    public String byRole(String scopeCode, boolean inFrame, String role, Optional<String> name, boolean exact) {
        String options = name.map(text -> ", new %s.GetByRoleOptions().setName(%s).setExact(%s)"
                        .formatted(owner(inFrame), literal(text), exact))
                .orElse("");
        return "%s.getByRole(AriaRole.%s%s)".formatted(scopeCode, role.toUpperCase(Locale.ROOT), options);
    }

    @Override
    public String byText(String scopeCode, boolean inFrame, String text, boolean exact) {
        return "%s.getByText(%s, new %s.GetByTextOptions().setExact(%s))"
                .formatted(scopeCode, literal(text), owner(inFrame), exact);
    }

    private static String owner(boolean inFrame) {
        return inFrame ? "FrameLocator" : "Page";
    }

    @Override
    public String click(String locatorCode, boolean twice, String button) {
        String word = twice ? "dblclick" : "click";
        String options = button.equals("left")
                ? ""
                : "new Locator.%sOptions().setButton(MouseButton.%s)"
                        .formatted(twice ? "Dblclick" : "Click", button.toUpperCase(Locale.ROOT));
        return "%s.%s(%s)".formatted(locatorCode, word, options);
    }

    @Override
    public String acceptNextDialog(String textCode) {
        return "page.onceDialog(dialog -> dialog.accept(" + textCode + "))";
    }

    @Override
    public String select(String locatorCode, List<String> valuesCode) {
        return locatorCode + ".selectOption(new String[] {" + String.join(", ", valuesCode) + "})";
    }

    @Override
    public String put(String locatorCode, String valueCode) {
        return "put(" + locatorCode + ", " + valueCode + ")";
    }

    @Override
    public String setChecked(String locatorCode, boolean checked) {
        return locatorCode + ".setChecked(" + checked + ")";
    }

    @Override
    public String upload(String locatorCode, List<String> files) {
        String paths =
                files.stream().map(file -> "Path.of(" + literal(file) + ")").collect(Collectors.joining(", "));
        return "page.waitForFileChooser(%s::click).setFiles(new Path[] {%s})".formatted(locatorCode, paths);
    }

    @Override
    public String waitForText(String text, boolean gone) {
        return "page.getByText(%s).first().waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.%s))"
                .formatted(literal(text), gone ? "HIDDEN" : "VISIBLE");
    }

    @Override
    public String waitIdle() {
        return "page.waitForLoadState(LoadState.NETWORKIDLE)";
    }

    @Override
    public String key(String keys) {
        return "page.keyboard().press(" + literal(keys) + ")";
    }

    @Override
    public String wheel(int right, int down) {
        return "page.mouse().wheel(" + right + ", " + down + ")";
    }
}
