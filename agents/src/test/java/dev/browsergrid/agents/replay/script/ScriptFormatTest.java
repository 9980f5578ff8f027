package dev.browsergrid.agents.replay.script;

import static dev.browsergrid.agents.replay.recipe.Told.did;
import static org.assertj.core.api.Assertions.assertThat;

import dev.browsergrid.agents.replay.recipe.Recipe;
import dev.browsergrid.agents.replay.recipe.Told;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.tools.JavaCompiler;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScriptFormatTest {
    private static final String EVIL = "\\\\u0022); System.exit(7); // ');process.exit()//\\\\";
    private static final String URL = "http://shop.test/";
    private static final String PAGE = """
        - textbox "Name" [ref=e1]
        - textbox "Password" [ref=e2]
        - textbox [ref=e3]
        - button "%s" [ref=e4]
        - button "Buy" [ref=e5]
        - button "Buy" [ref=e6]
        - iframe [ref=e7]:
          - checkbox "Terms" [ref=f1e1]
          - generic [ref=f1e2]: by text
        - combobox "Country" [ref=e8]
        """.formatted(EVIL);

    private static final Recipe EVERYTHING = new Told()
            .beganAt(URL)
            .step(
                    URL,
                    PAGE,
                    did("type", "{\"ref\":\"e1\",\"text\":\"" + EVIL + "\",\"submit\":true}", "typed"),
                    did("type", "{\"ref\":\"e2\",\"text\":\"a<secret>pw-1</secret>b\",\"clear\":false}", "typed"),
                    did(
                            "fill_form",
                            "{\"fields\":[{\"ref\":\"e3\",\"value\":\"x\"},{\"ref\":\"f1e1\",\"value\":true},"
                                    + "{\"ref\":\"e8\",\"value\":\"Peru\"}]}",
                            ""),
                    did("click", "{\"ref\":\"e4\",\"on_dialog\":\"accept\",\"dialog_text\":\"" + EVIL + "\"}", ""),
                    did("click", "{\"ref\":\"e6\",\"double\":true,\"button\":\"right\"}", ""),
                    did("click", "{\"ref\":\"f1e2\"}", ""),
                    did("select", "{\"ref\":\"e8\",\"values\":[\"a\",\"b\"]}", ""),
                    did("press", "{\"keys\":\"ctrl+a Delete\"}", ""),
                    did("press", "{\"keys\":\"Enter\",\"ref\":\"e1\"}", ""))
            .step(
                    URL,
                    PAGE,
                    did("hover", "{\"ref\":\"e5\"}", ""),
                    did("drag", "{\"from\":\"e5\",\"to\":\"e6\"}", ""),
                    did("scroll", "{\"direction\":\"up\",\"pages\":2}", ""),
                    did("scroll_to", "{\"text\":\"Imprint\"}", ""),
                    did("wait", "{\"text\":\"ready\"}", ""),
                    did("wait", "{\"text_gone\":\"busy\"}", ""),
                    did("wait", "{\"idle\":true}", ""),
                    did("wait", "{\"seconds\":2}", ""),
                    did("upload", "{\"ref\":\"e5\",\"files\":[\"cv.pdf\"]}", ""),
                    did("tabs", "{\"action\":\"new\",\"url\":\"" + URL + "\"}", ""),
                    did("tabs", "{\"action\":\"switch\",\"tab\":\"t1\"}", ""),
                    did("tabs", "{\"action\":\"close\"}", ""),
                    did("navigate", "{\"url\":\"" + URL + "?q=" + EVIL + "\"}", ""),
                    did("back", "{}", ""))
            .recipe();

    @Test
    void what_is_written_in_java_compiles(@TempDir Path directory) {
        String script = ScriptFormat.PLAYWRIGHT_JAVA.script(EVERYTHING);
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter said = new StringWriter();
        SimpleJavaFileObject source =
                new SimpleJavaFileObject(URI.create("string:///RecordedRun.java"), SimpleJavaFileObject.Kind.SOURCE) {
                    @Override
                    public CharSequence getCharContent(boolean ignored) {
                        return script;
                    }
                };
        Boolean compiled = compiler.getTask(
                        said, null, null, List.of("-proc:none", "-d", directory.toString()), null, List.of(source))
                .call();
        assertThat(compiled).as(said + "\n" + script).isTrue();
        assertThat(script)
                .contains("String input_name = given(\"INPUT_NAME\", \"\\\\u0022); System.exit(7);")
                .contains("String secret_pw_1 = given(\"SECRET_PW_1\", null);")
                .contains(".pressSequentially(\"a\" + secret_pw_1 + \"b\");")
                .contains("page.navigate(\"http://shop.test/\");")
                .contains("page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(\"Buy\").setExact(true))"
                        + ".nth(1).dblclick(new Locator.DblclickOptions().setButton(MouseButton.RIGHT));")
                .contains("page.locator(\"iframe\").nth(0).contentFrame().getByRole(AriaRole.CHECKBOX,")
                .contains("page.keyboard().press(\"Control+a\");")
                .contains("page.getByRole(AriaRole.TEXTBOX).nth(2).fill(input_text);");
    }

    @Test
    void what_is_written_in_typescript_awaits_what_it_does() {
        String script = ScriptFormat.PLAYWRIGHT_TYPESCRIPT.script(EVERYTHING);
        assertThat(script)
                .contains("  const input_name = given('INPUT_NAME', '\\\\u0022); System.exit(7);")
                .contains("  const secret_pw_1 = given('SECRET_PW_1');")
                .contains("  await page.goto('http://shop.test/');")
                .contains("  await page.getByRole('button', { name: 'Buy', exact: true }).nth(1).dblclick({ button:"
                        + " 'right' });")
                .contains("  page = await context.newPage();")
                .endsWith("});\n");
        assertThat(script.lines().filter(line -> line.contains("process.exit")))
                .as("hostile words")
                .isNotEmpty()
                .allSatisfy(line -> assertThat(withoutLiterals(line)).doesNotContain("process.exit"));
    }

    @Test
    void a_recorded_password_is_in_no_script() {
        Recipe recipe = new Told()
                .step(URL, PAGE, did("type", "{\"ref\":\"e2\",\"text\":\"hunter2\"}", "typed"))
                .recipe();
        for (ScriptFormat format : ScriptFormat.values()) {
            assertThat(format.script(recipe)).doesNotContain("hunter2").contains("SECRET_PASSWORD");
        }
        assertThat(recipe.with(Map.of())).isEqualTo(recipe);
    }

    private static String withoutLiterals(String line) {
        return line.replaceAll("'(?:[^'\\\\]|\\\\.)*'", "''");
    }
}
