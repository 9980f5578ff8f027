package dev.browsergrid.agents.replay.script;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// TypeScript with Playwright: a test for its own runner.
final class TypeScriptDialect implements Dialect {
    @Override
    public String literal(String text) {
        return Literals.typeScript(text);
    }

    @Override
    public List<String> head() {
        return """
            import { test, type BrowserContext, type Locator, type Page } from '@playwright/test';

            function given(variable: string, otherwise?: string): string {
              const value = process.env[variable] ?? otherwise;
              if (value === undefined) throw new Error(`Set ${variable} in the environment.`);
              return value;
            }

            async function tab(context: BrowserContext, position: number): Promise<Page> {
              while (context.pages().length <= position) await context.waitForEvent('page');
              return context.pages()[position]!;
            }

            async function put(field: Locator, value: string): Promise<void> {
              const kind = await field.evaluate((element) => element.localName);
              if (kind === 'select') await field.selectOption(value);
              else await field.fill(value);
            }

            test('recorded run', async ({ context }) => {
              let page = await context.newPage();
            """.lines().toList();
    }

    @Override
    public List<String> foot() {
        return List.of("});");
    }

    @Override
    public String constant(String name, String variable, Optional<String> otherwise) {
        String fallback = otherwise.map(text -> ", " + literal(text)).orElse("");
        return "const %s = given(%s%s);".formatted(name, literal(variable), fallback);
    }

    @Override
    public String comment(String plain) {
        return "// " + plain;
    }

    @Override
    public String statement(String code) {
        return (code.startsWith("page = ") || code.startsWith("page.once(") ? code : "await " + code) + ";";
    }

    @Override
    public String navigate(String url) {
        return "page.goto(" + literal(url) + ")";
    }

    @Override
    public String tab(int position) {
        return "page = await tab(context, " + position + ")";
    }

    @Override
    public String newTab() {
        return "page = await context.newPage()";
    }

    @Override
    public String byRole(String scopeCode, boolean inFrame, String role, Optional<String> name, boolean exact) {
        String options = name.map(text -> ", { name: %s, exact: %s }".formatted(literal(text), exact))
                .orElse("");
        return "%s.getByRole(%s%s)".formatted(scopeCode, literal(role), options);
    }

    @Override
    public String byText(String scopeCode, boolean inFrame, String text, boolean exact) {
        return "%s.getByText(%s, { exact: %s })".formatted(scopeCode, literal(text), exact);
    }

    @Override
    public String click(String locatorCode, boolean twice, String button) {
        String options = button.equals("left") ? "" : "{ button: " + literal(button) + " }";
        return "%s.%s(%s)".formatted(locatorCode, twice ? "dblclick" : "click", options);
    }

    @Override
    public String acceptNextDialog(String textCode) {
        return "page.once('dialog', (dialog) => void dialog.accept(" + textCode + "))";
    }

    @Override
    public String select(String locatorCode, List<String> valuesCode) {
        return locatorCode + ".selectOption([" + String.join(", ", valuesCode) + "])";
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
        String paths = files.stream().map(this::literal).collect(Collectors.joining(", "));
        return "Promise.all([page.waitForEvent('filechooser'), %s.click()]).then(([chooser]) => chooser.setFiles([%s]))"
                .formatted(locatorCode, paths);
    }

    @Override
    public String waitForText(String text, boolean gone) {
        return "page.getByText(%s).first().waitFor({ state: '%s' })"
                .formatted(literal(text), gone ? "hidden" : "visible");
    }

    @Override
    public String waitIdle() {
        return "page.waitForLoadState('networkidle')";
    }

    @Override
    public String key(String keys) {
        return "page.keyboard.press(" + literal(keys) + ")";
    }

    @Override
    public String wheel(int right, int down) {
        return "page.mouse.wheel(" + right + ", " + down + ")";
    }
}
