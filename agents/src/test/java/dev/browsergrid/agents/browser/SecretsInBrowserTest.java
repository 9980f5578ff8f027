package dev.browsergrid.agents.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.browsergrid.agents.ActionResult;
import dev.browsergrid.agents.BrowserFixture;
import dev.browsergrid.agents.Cancellation;
import dev.browsergrid.agents.Observation;
import dev.browsergrid.agents.Screenshot;
import dev.browsergrid.agents.ToolCall;
import dev.browsergrid.agents.ToolError;
import dev.browsergrid.agents.safety.Safety;
import dev.browsergrid.agents.safety.Secret;
import dev.browsergrid.agents.safety.SecretSite;
import dev.browsergrid.agents.safety.TaskSecrets;
import dev.browsergrid.agents.safety.Totp;
import dev.browsergrid.agents.safety.VisitRules;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/// Secrets on real pages: typed where they belong, and shown nowhere.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(120)
class SecretsInBrowserTest {
    private static final String VALUE = "hunter2-Geheim";
    private static final String PLACEHOLDER = "<secret>pw</secret>";
    private static final int COVER = 0x44403c;

    private BrowserFixture fixture;
    private final Cancellation never = new Cancellation();

    @BeforeAll
    void start() throws IOException, InterruptedException {
        fixture = new BrowserFixture();
    }

    @AfterAll
    void stop() {
        fixture.close();
    }

    private PlaywrightComputer open(String site) throws InterruptedException {
        fixture.connectToBlankTab().close();
        Secret secret = new Secret(
                "pw",
                new Secret.Content.Fixed(VALUE),
                List.of(SecretSite.parse(site).orElseThrow()));
        Secret code = new Secret(
                "otp",
                new Secret.Content.Code(
                        Totp.parse("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ").orElseThrow()),
                secret.sites());
        TaskSecrets secrets = new TaskSecrets(List.of(secret, code), () -> Instant.ofEpochSecond(45));
        return PlaywrightComputer.connect(
                fixture.drivers(), fixture.url(), new Safety(VisitRules.NONE, secrets), never);
    }

    private ActionResult act(PlaywrightComputer computer, ToolCall.Action action) throws InterruptedException {
        return computer.act(action, List.of(), never);
    }

    private Observation at(PlaywrightComputer computer, String url) throws InterruptedException {
        act(computer, new ToolCall.Navigate(url));
        return computer.observe(never);
    }

    private static String ref(Observation seen, String text) {
        return BrowserFixture.ref(seen, text);
    }

    @Test
    void a_secret_is_typed_and_neither_text_nor_picture_shows_it() throws Exception {
        String page = fixture.site().page("/secret", """
            <style>* { font: 16px monospace; margin: 0 } input { position: absolute; left: 20px; top: 20px;
              width: 300px; height: 30px } #echo { position: absolute; left: 20px; top: 200px }
              #style { position: absolute; left: 20px; top: 300px }
              iframe { position: absolute; left: 400px; top: 100px; width: 300px; height: 120px; border: 10px solid #eee }
            </style>
            <input aria-label="Token"><p id="echo"></p><p id="style"></p>
            <iframe srcdoc="<style>p { position: absolute; margin: 0; left: 30px; top: 40px }</style><p></p>"></iframe>
            <script>
              document.querySelector('input').oninput = event => {
                const value = event.target.value;
                document.getElementById('echo').innerHTML = 'you typed ' + value.slice(0, 5) + '<b>' + value.slice(5) + '</b>';
                document.querySelector('iframe').contentDocument.querySelector('p').textContent = value;
                document.title = value;
                history.replaceState(null, '', '?q=' + encodeURIComponent(value));
                document.getElementById('style').textContent =
                  'it shows ' + getComputedStyle(event.target).webkitTextSecurity;
                console.error('bad ' + btoa('user:' + value));
              };
            </script>
            """);
        try (PlaywrightComputer computer = open("127.0.0.1")) {
            Observation seen = at(computer, page);
            ActionResult typed = act(computer, new ToolCall.Type(ref(seen, "Token"), PLACEHOLDER, true, false));
            assertThat(typed).isInstanceOf(ActionResult.Worked.class);
            Observation after = computer.observe(never);
            ActionResult read = act(computer, new ToolCall.Read(null, 5_000));
            assertThat(typed.toString()).contains("console error: bad").doesNotContain("aHVudGVyMi1HZWhlaW0");
            assertThat(after.page()).contains("it shows disc");
            assertThat(after.page()).contains(PLACEHOLDER).doesNotContain(VALUE);
            assertThat(read.toString()).contains(PLACEHOLDER).doesNotContain(VALUE);
            Screenshot picture = after.screenshot().orElseThrow();
            assertThat(isCovered(picture, 30, 35)).as("the field").isTrue();
            assertThat(isCovered(picture, 120, 208)).as("the echo").isTrue();
            assertThat(isCovered(picture, 450, 157)).as("the echo in a frame").isTrue();
            assertThat(isCovered(picture, 30, 120)).as("what is nothing secret").isFalse();
            if (act(computer, new ToolCall.Zoom(new ToolCall.Part.Region(0, 0, 400, 300)))
                    instanceof ActionResult.Worked zoomed) {
                Screenshot close = zoomed.picture().orElseThrow();
                double scale = close.width() / 400.0;
                assertThat(isCovered(close, (int) (30 * scale), (int) (35 * scale)))
                        .isTrue();
                assertThat(isCovered(close, (int) (30 * scale), (int) (120 * scale)))
                        .isFalse();
            }
        }
    }

    private static boolean isCovered(Screenshot picture, int x, int y) throws IOException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(picture.jpeg()));
        int color = image.getRGB(x, y);
        return java.util.stream.IntStream.of(0, 8, 16)
                .allMatch(shift -> Math.abs((color >> shift & 0xff) - (COVER >> shift & 0xff)) < 12);
    }

    @Test
    void a_secret_goes_to_no_other_site_and_into_no_address() throws Exception {
        String inner =
                fixture.site().page("/inner", "<input aria-label=\"Inner\">").replace("127.0.0.1", "localhost");
        String page = fixture.site()
                .page(
                        "/outer",
                        "<input aria-label=\"Outer\"><input aria-label=\"Second\"><iframe src=\"" + inner
                                + "\"></iframe>");
        try (PlaywrightComputer computer = open("localhost")) {
            Observation seen = at(computer, page);
            for (String field : List.of("Outer", "Inner")) {
                ActionResult typed = act(computer, new ToolCall.Type(ref(seen, field), PLACEHOLDER, true, false));
                assertThat(typed)
                        .as(field)
                        .isInstanceOfSatisfying(
                                ActionResult.Refused.class,
                                refused -> assertThat(refused.error()).isEqualTo(ToolError.SECRET_WRONG_SITE));
            }
            ActionResult filled = act(
                    computer,
                    new ToolCall.FillForm(List.of(
                            new ToolCall.Field(ref(seen, "Outer"), "plain"),
                            new ToolCall.Field(ref(seen, "Second"), "my " + PLACEHOLDER))));
            assertThat(filled)
                    .isInstanceOfSatisfying(
                            ActionResult.Partly.class,
                            partly -> assertThat(partly.error()).isEqualTo(ToolError.SECRET_WRONG_SITE));
            for (ToolCall.Action leaving : List.<ToolCall.Action>of(
                    new ToolCall.Navigate(inner + "?q=" + PLACEHOLDER),
                    new ToolCall.NewTab(inner + "?q=%3Csecret%3Epw%3C/secret%3E"))) {
                assertThat(act(computer, leaving))
                        .isInstanceOfSatisfying(
                                ActionResult.Refused.class,
                                refused -> assertThat(refused.error()).isEqualTo(ToolError.SECRET_IN_URL));
            }
            Observation own = at(computer, inner);
            assertThat(act(computer, new ToolCall.Type(ref(own, "Inner"), "<secret>other</secret>", true, false)))
                    .isInstanceOfSatisfying(
                            ActionResult.Refused.class,
                            refused -> assertThat(refused.error()).isEqualTo(ToolError.NOT_FOUND));
            assertThat(act(computer, new ToolCall.Type(ref(own, "Inner"), PLACEHOLDER, false, false))
                            .toString())
                    .contains("its value is now \"" + PLACEHOLDER + "\"")
                    .doesNotContain(VALUE);
            assertThat(computer.observe(never).page()).contains(PLACEHOLDER).doesNotContain(VALUE);
            for (String paste : List.of("ctrl+v", "Meta+KeyV", "Tab Shift+Insert")) {
                assertThat(act(computer, new ToolCall.Press(paste, null)))
                        .as(paste)
                        .isInstanceOf(ActionResult.Refused.class);
            }
            assertThat(act(computer, new ToolCall.Drag(ref(own, "Inner"), ref(own, "Inner"))))
                    .isInstanceOf(ActionResult.Refused.class);
        }
        try (PlaywrightComputer later = fixture.connect()) {
            assertThat(later.observe(never).page())
                    .as("what another run is shown of the field")
                    .contains("Inner")
                    .doesNotContain(VALUE);
        }
    }

    @Test
    void a_code_fills_a_row_of_fields_and_nothing_is_typed_where_there_is_no_field() throws Exception {
        String page = fixture.site().page("/code", """
            <h1 tabindex="0">Heading</h1><p id="all"></p>
            <div id="row"></div>
            <script>
              for (let i = 1; i <= 6; i++) {
                const field = document.createElement('input');
                field.maxLength = 1;
                field.ariaLabel = 'Digit ' + i;
                field.oninput = () => {
                  field.nextElementSibling?.focus();
                  document.getElementById('all').textContent =
                    'code ' + [...document.querySelectorAll('input')].map(f => f.value).join('');
                };
                document.getElementById('row').append(field);
              }
            </script>
            """);
        try (PlaywrightComputer computer = open("127.0.0.1")) {
            Observation seen = at(computer, page);
            act(computer, new ToolCall.Type(ref(seen, "Digit 1"), "<secret>otp</secret>", true, false));
            assertThat(computer.observe(never).page()).contains("code <secret>otp</secret>");
            assertThat(act(computer, new ToolCall.Type(ref(seen, "heading"), PLACEHOLDER, true, false)))
                    .isInstanceOf(ActionResult.Refused.class);
        }
    }

    @Test
    void no_password_on_a_page_is_read_whoever_typed_it() throws Exception {
        String page = fixture.site().page("/passwords", """
            <input type="password" aria-label="First" value="opensesame">
            <input type="password" aria-label="Second"><p>the word is opensesame</p>
            """);
        try (PlaywrightComputer computer = fixture.connectToBlankTab()) {
            Observation seen = at(computer, page);
            assertThat(seen.page()).contains("the word is opensesame");
            act(computer, new ToolCall.Type(ref(seen, "Second"), "my: own \"word\"", true, false));
            Observation after = computer.observe(never);
            assertThat(after.page().lines().filter(line -> line.contains("textbox")))
                    .noneMatch(line -> line.contains("opensesame") || line.contains("own"));
            assertThat(act(computer, new ToolCall.Find("First")).toString()).doesNotContain("opensesame");
        }
    }
}
