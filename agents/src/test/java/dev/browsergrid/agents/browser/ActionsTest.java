package dev.browsergrid.agents.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.browsergrid.agents.ActionResult;
import dev.browsergrid.agents.BrowserFixture;
import dev.browsergrid.agents.Cancellation;
import dev.browsergrid.agents.Observation;
import dev.browsergrid.agents.TaskFile;
import dev.browsergrid.agents.ToolCall;
import dev.browsergrid.agents.ToolCall.DialogAnswer;
import dev.browsergrid.agents.ToolCall.MouseButton;
import dev.browsergrid.agents.ToolError;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ActionsTest {
    private BrowserFixture fixture;
    private PlaywrightComputer computer;
    private final Cancellation never = new Cancellation();

    @BeforeAll
    void start() throws Exception {
        fixture = new BrowserFixture();
    }

    @AfterAll
    void end() {
        fixture.close();
    }

    @BeforeEach
    void connect() throws Exception {
        computer = fixture.connect();
    }

    @AfterEach
    void disconnect() {
        computer.close();
    }

    @Test
    void a_click_says_what_it_changed() throws Exception {
        Observation seen = show(
                "<button onclick=\"location.hash='bought'\">Buy</button><button>Idle</button><input aria-label=Name>");
        assertThat(effect(click(seen, "Buy"))).startsWith("clicked").contains("#bought");
        assertThat(effect(click(seen, "Idle"))).contains("nothing changed");
        assertThat(effect(click(seen, "Name"))).isEqualTo("clicked; it has the focus now");
        assertThat(effect(click(seen, "Name"))).isEqualTo("clicked; nothing changed");
    }

    @Test
    void a_double_click_and_a_right_click_arrive_as_such() throws Exception {
        Observation seen = show("<button ondblclick=\"document.title='twice'\""
                + " oncontextmenu=\"document.title='right';return false\">Row</button>");
        act(new ToolCall.Click(BrowserFixture.ref(seen, "Row"), true, MouseButton.LEFT, DialogAnswer.DISMISS));
        assertThat(computer.observe(never).title()).isEqualTo("twice");
        act(new ToolCall.Click(BrowserFixture.ref(seen, "Row"), false, MouseButton.RIGHT, DialogAnswer.DISMISS));
        assertThat(computer.observe(never).title()).isEqualTo("right");
    }

    @Test
    void a_checkbox_is_clicked_even_when_its_label_is_drawn_over_it() throws Exception {
        Observation seen = show("<input type=checkbox id=v style=\"position:absolute;left:20px;top:20px\">"
                + "<label for=v style=\"position:absolute;left:0;top:0;width:99px;height:99px\">Vegan</label>");
        assertThat(effect(click(seen, "checkbox"))).contains("it is checked now");
    }

    @Test
    void frames_and_shadow_roots_are_seen_and_clicked() throws Exception {
        fixture.site().page("/inner", "<button onclick=\"this.textContent='Framed'\">In frame</button>");
        Observation seen = show("<iframe src=/inner></iframe><div"
                + " id=h></div><script>h.attachShadow({mode:'open'}).innerHTML='<button"
                + " onclick=\"this.textContent=`Deep`\">Shadow</button>'</script>");
        assertThat(effect(click(seen, "Shadow"))).contains("changed");
        assertThat(effect(click(seen, "In frame"))).contains("the page changed");
        assertThat(computer.observe(never).page()).contains("Framed", "Deep");
    }

    @Test
    void what_stands_in_the_way_is_named() throws Exception {
        Observation seen = show(
                "<button disabled>Off</button><div style=\"position:relative\"><button>Under</button><p class=banner"
                        + " style=\"position:absolute;inset:0;margin:0\">Cookies</p></div>");
        assertThat(error(click(seen, "Off"))).isEqualTo(ToolError.DISABLED);
        assertThat(click(seen, "Under")).isInstanceOfSatisfying(ActionResult.Refused.class, refused -> {
            assertThat(refused.error()).isEqualTo(ToolError.COVERED);
            assertThat(refused.message()).contains("banner");
        });
        assertThat(error(act(new ToolCall.Hover("e999")))).isEqualTo(ToolError.STALE_REF);
    }

    @Test
    void elements_that_were_removed_or_hidden_since_are_not_clicked() throws Exception {
        Observation seen = show("<button onclick=\"one.remove();two.style.display='none'\">Clear</button>"
                + "<button id=one>Gone</button><button id=two>Hidden</button>");
        click(seen, "Clear");
        assertThat(error(click(seen, "Gone"))).isEqualTo(ToolError.STALE_REF);
        assertThat(error(click(seen, "Hidden"))).isEqualTo(ToolError.NOT_VISIBLE);
    }

    @Test
    void typing_replaces_appends_and_submits() throws Exception {
        Observation seen = show("<form onsubmit=\"document.title='sent '+q.value;return false\">"
                + "<input id=q aria-label=Search value=old></form>");
        String ref = BrowserFixture.ref(seen, "Search");
        assertThat(effect(act(new ToolCall.Type(ref, "new", true, false)))).contains("its value is now \"new\"");
        assertThat(effect(act(new ToolCall.Type(ref, "er", false, true)))).contains("\"newer\"");
        assertThat(computer.observe(never).title()).isEqualTo("sent newer");
    }

    @Test
    void typing_works_in_editable_content_and_in_widgets_that_listen_for_keys() throws Exception {
        Observation seen = show("<div contenteditable role=textbox aria-label=Note>hi</div>"
                + "<div tabindex=0 role=application aria-label=Game"
                + " onkeydown=\"if(event.key.length==1)this.textContent+=event.key\">keys:</div>");
        assertThat(effect(act(new ToolCall.Type(BrowserFixture.ref(seen, "Note"), "hello", true, false))))
                .contains("\"hello\"");
        act(new ToolCall.Type(BrowserFixture.ref(seen, "Game"), "wasd", true, false));
        assertThat(computer.observe(never).page()).contains("wasd");
    }

    @Test
    void a_typed_password_is_not_repeated_and_a_button_takes_no_text() throws Exception {
        Observation seen = show("<input type=password aria-label=Secret><button>Send</button>");
        assertThat(effect(act(new ToolCall.Type(BrowserFixture.ref(seen, "Secret"), "hunter2", true, false))))
                .contains("its value was set")
                .doesNotContain("hunter2");
        assertThat(error(act(new ToolCall.Type(BrowserFixture.ref(seen, "Send"), "x", true, false))))
                .isEqualTo(ToolError.NOT_POSSIBLE);
    }

    @Test
    void keys_are_pressed_as_models_write_them() throws Exception {
        show("<body onkeydown=\"document.title=(event.ctrlKey?'c+':'')+event.key\">text</body>");
        act(new ToolCall.Press("Return", null));
        assertThat(computer.observe(never).title()).isEqualTo("Enter");
        act(new ToolCall.Press("ctrl+b", null));
        assertThat(computer.observe(never).title()).isEqualTo("c+b");
        assertThat(error(act(new ToolCall.Press("Hyperdrive", null)))).isEqualTo(ToolError.NOT_FOUND);
    }

    @Test
    void options_are_chosen_by_label_or_value_and_listed_on_a_miss() throws Exception {
        Observation seen = show("<select aria-label=Size><option value=s>Small<option value=l>Large</select>");
        String ref = BrowserFixture.ref(seen, "Size");
        assertThat(effect(act(new ToolCall.Select(ref, List.of("large"))))).contains("\"Large\"");
        assertThat(effect(act(new ToolCall.Select(ref, List.of("s"))))).contains("\"Small\"");
        assertThat(act(new ToolCall.Select(ref, List.of("Huge"))))
                .isInstanceOfSatisfying(
                        ActionResult.Refused.class,
                        refused -> assertThat(refused.message()).contains("\"Small\", \"Large\""));
    }

    @Test
    void hovering_and_dragging_work() throws Exception {
        Observation seen = show("<button onmouseenter=\"document.title='over'\">Menu</button><div draggable=true"
            + " role=button aria-label=Card style=\"width:80px;height:30px\">Card</div><div role=button aria-label=Bin"
            + " style=\"width:200px;height:90px\" ondragover=\"event.preventDefault()\""
            + " ondrop=\"this.textContent='dropped'\">Bin</div>");
        act(new ToolCall.Hover(BrowserFixture.ref(seen, "Menu")));
        assertThat(computer.observe(never).title()).isEqualTo("over");
        assertThat(effect(act(new ToolCall.Drag(BrowserFixture.ref(seen, "Card"), BrowserFixture.ref(seen, "Bin")))))
                .contains("the page changed");
    }

    @Test
    void scrolling_says_where_the_page_is() throws Exception {
        show("<div style=\"height:5000px\">long</div>");
        assertThat(effect(act(new ToolCall.Scroll(ToolCall.Direction.DOWN, 1, null))))
                .contains("scrolled down; now at");
        assertThat(effect(act(new ToolCall.Scroll(ToolCall.Direction.DOWN, 50, null))))
                .contains("100%");
        assertThat(act(new ToolCall.Scroll(ToolCall.Direction.DOWN, 1, null)))
                .isInstanceOfSatisfying(ActionResult.Worked.class, worked -> {
                    assertThat(worked.effect()).contains("at the end");
                    assertThat(worked.changed()).isFalse();
                });
    }

    @Test
    void waiting_for_a_text_ends_when_it_is_shown_and_when_it_is_gone() throws Exception {
        show("<p id=p>Loading</p><script>setTimeout(()=>p.textContent='Ready',600)</script>");
        assertThat(effect(act(new ToolCall.Wait(new ToolCall.Until.TextShown("Ready")))))
                .contains("is shown");
        assertThat(effect(act(new ToolCall.Wait(new ToolCall.Until.TextGone("Loading")))))
                .contains("is gone");
    }

    @Test
    void reading_gives_the_plain_text_of_the_page_or_an_element() throws Exception {
        Observation seen = show("<h1>Total</h1><button>42 crowns</button><style>p{}</style>");
        assertThat(effect(act(new ToolCall.Read(null, 1000)))).contains("Total").contains("42 crowns");
        assertThat(effect(act(new ToolCall.Read(BrowserFixture.ref(seen, "42"), 2))))
                .contains("first 2 of 9", "42");
    }

    @Test
    void files_go_into_hidden_inputs_and_through_file_choosers() throws Exception {
        Observation seen = show("<input type=file aria-label=Document><input type=file id=f hidden"
                + " onchange=\"document.title='got '+f.files[0].name\"><button onclick=f.click()>Attach</button>");
        TaskFile file = new TaskFile("cv.txt", "text/plain", "Ada".getBytes(StandardCharsets.UTF_8));
        assertThat(effect(computer.act(
                        new ToolCall.Upload(BrowserFixture.ref(seen, "Document"), List.of("cv.txt")),
                        List.of(file),
                        never)))
                .contains("cv.txt");
        computer.act(new ToolCall.Upload(BrowserFixture.ref(seen, "Attach"), List.of("cv.txt")), List.of(file), never);
        assertThat(computer.observe(never).title()).isEqualTo("got cv.txt");
        assertThat(error(act(new ToolCall.Upload(BrowserFixture.ref(seen, "Document"), List.of("other.txt")))))
                .isEqualTo(ToolError.NOT_FOUND);
    }

    @Test
    void dialogs_are_answered_as_the_click_says_and_noticed() throws Exception {
        Observation seen = show("<button onclick=\"document.title=confirm('Sure?')\">Ask</button>"
                + "<button onclick=\"document.title=prompt('Name?')\">Prompt</button>");
        assertThat(effect(click(seen, "Ask"))).contains("dismissed");
        assertThat(computer.observe(never).title()).isEqualTo("false");
        act(new ToolCall.Click(
                BrowserFixture.ref(seen, "Prompt"), false, MouseButton.LEFT, new DialogAnswer(true, "Ada")));
        Observation after = computer.observe(never);
        assertThat(after.title()).isEqualTo("Ada");
        assertThat(after.notices())
                .containsExactly(new Observation.Notice("dialog", "prompt said \"Name?\"; it was accepted"));
    }

    @Test
    void a_form_is_filled_in_with_one_call() throws Exception {
        Observation seen = show("<input aria-label=Name><select aria-label=Size><option>Small<option>Large</select>"
                + "<input type=checkbox aria-label=Vegan checked><input type=radio name=r aria-label=Express>");

        assertThat(effect(act(new ToolCall.FillForm(List.of(
                        field(seen, "Name", "Ada"),
                        field(seen, "Size", "Large"),
                        field(seen, "Vegan", "false"),
                        field(seen, "Express", "true"))))))
                .matches("\\w+: typed; .*; \\w+: chosen; .*; \\w+: clicked; .*; \\w+: clicked; .*");
        assertThat(computer.observe(never).page())
                .containsPattern("textbox \"Name\".*: Ada")
                .containsPattern("option \"Large\" \\[selected]")
                .containsPattern("radio \"Express\" \\[checked]")
                .doesNotContainPattern("checkbox \"Vegan\" \\[checked]");
        assertThat(effect(act(new ToolCall.FillForm(List.of(field(seen, "Vegan", "false"))))))
                .contains("nothing changed, it is not checked already");
    }

    @Test
    void filling_in_a_form_stops_at_the_first_field_that_does_not_work() throws Exception {
        Observation seen = show("<input aria-label=Name><input aria-label=Fixed disabled><input aria-label=Town>"
                + "<input type=checkbox aria-label=Vegan>");

        assertThat(act(new ToolCall.FillForm(
                        List.of(field(seen, "Name", "Ada"), field(seen, "Fixed", "x"), field(seen, "Town", "Oslo")))))
                .isInstanceOfSatisfying(ActionResult.Partly.class, partly -> {
                    assertThat(partly.error()).isEqualTo(ToolError.DISABLED);
                    assertThat(partly.message())
                            .contains("before it: " + BrowserFixture.ref(seen, "Name") + ": typed; ")
                            .endsWith("; not filled in: " + BrowserFixture.ref(seen, "Town"));
                });
        assertThat(effect(act(new ToolCall.Read(null, 100)))).doesNotContain("Oslo");
        assertThat(error(act(new ToolCall.FillForm(List.of(field(seen, "Vegan", "maybe"))))))
                .isEqualTo(ToolError.NOT_POSSIBLE);
        assertThat(error(act(new ToolCall.FillForm(List.of(new ToolCall.Field("e999", "x"))))))
                .isEqualTo(ToolError.STALE_REF);
    }

    @Test
    void a_form_that_goes_away_while_it_is_filled_in_is_left() throws Exception {
        fixture.site().page("/next", "<h1>Next</h1>");
        Observation seen = show("<select aria-label=Land onchange=\"location='/next'\"><option>A<option>B</select>"
                + "<input aria-label=Name>");

        assertThat(act(new ToolCall.FillForm(List.of(field(seen, "Land", "B"), field(seen, "Name", "Ada")))))
                .isInstanceOfSatisfying(ActionResult.Worked.class, worked -> {
                    assertThat(worked.navigated()).isTrue();
                    assertThat(worked.effect()).contains("/next", "not filled in");
                });
    }

    @Test
    void what_a_page_holds_is_found_and_brought_into_view() throws Exception {
        show("<button onclick=\"document.title='bought'\">Buy now</button><div style=\"height:4000px\"></div><p>Imprint"
                + " of the shop</p>");

        String found = effect(act(new ToolCall.Find("buy button")));
        assertThat(found).startsWith("found 1\n- button \"Buy now\" [ref=");
        assertThat(error(act(new ToolCall.Find("giraffe")))).isEqualTo(ToolError.NOT_FOUND);

        assertThat(effect(act(new ToolCall.ScrollTo(null, "Imprint")))).contains("the page changed");
        assertThat(effect(act(new ToolCall.ScrollTo(null, "Imprint")))).contains("nothing changed");
        assertThat(error(act(new ToolCall.ScrollTo(null, "giraffe")))).isEqualTo(ToolError.NOT_FOUND);
        String ref = found.replaceAll("(?s).*\\[ref=(\\w+)].*", "$1");
        assertThat(effect(act(new ToolCall.ScrollTo(ref, "")))).contains("the page changed");
    }

    @Test
    void waiting_for_rest_ends_when_nothing_changes_any_more() throws Exception {
        show("<p id=p>0</p><script>let n = 0; const timer = setInterval(() => {"
                + " p.textContent = ++n; if (n === 20) clearInterval(timer); }, 100)</script>");

        assertThat(effect(act(new ToolCall.Wait(new ToolCall.Until.Idle())))).isEqualTo("the page is at rest");
        assertThat(effect(act(new ToolCall.Read(null, 100)))).contains("20");
    }

    @Test
    void what_an_action_sent_and_what_went_wrong_is_told() throws Exception {
        fixture.site().page("/order", "ok");
        Observation seen = show("<button onclick=\"fetch('/order?card=42',{method:'POST'})\">Order</button>"
                + "<button onclick=\"fetch('/nowhere').then(() => console.error('no such order'))\">Track</button>"
                + "<button onclick=\"undefinedThing()\">Break</button>");

        assertThat(effect(click(seen, "Order")))
                .isEqualTo("clicked; nothing changed; POST /order was answered with status 200");
        assertThat(effect(click(seen, "Track")))
                .contains("GET /nowhere was answered with status 404; console error: no such order")
                .doesNotContain("POST");
        assertThat(effect(click(seen, "Break"))).contains("script error: ").contains("undefinedThing");
    }

    @Test
    void a_place_in_the_picture_is_clicked_and_says_what_was_there() throws Exception {
        show("<body style=\"margin:0\"><canvas width=100 height=100"
            + " onclick=\"document.title=event.offsetX+','+event.offsetY\"></canvas><div id=h"
            + " style=\"position:absolute;left:200px;top:0\"></div><script>h.attachShadow({mode:'open'}).innerHTML='<button"
            + " style=\"width:90px;height:40px\">Deep</button>'</script>");

        assertThat(effect(act(at(30, 40)))).startsWith("clicked canvas; ");
        assertThat(computer.observe(never).title()).isEqualTo("30,40");
        assertThat(effect(act(at(220, 20)))).startsWith("clicked button \"Deep\"; nothing changed");
        assertThat(act(at(30, 19_000)))
                .isInstanceOfSatisfying(
                        ActionResult.Refused.class,
                        refused -> assertThat(refused.message())
                                .contains("outside of the visible page, whose picture is"));
    }

    @Test
    void a_part_of_the_page_is_shown_closer_without_moving_it() throws Exception {
        Observation seen = show("<button style=\"width:100px;height:50px\">Small</button>"
                + "<div style=\"height:4000px\"></div><button>Deep down</button>");

        assertThat(act(new ToolCall.Zoom(new ToolCall.Part.Element(BrowserFixture.ref(seen, "Small")))))
                .isInstanceOfSatisfying(ActionResult.Worked.class, worked -> {
                    assertThat(worked.picture().orElseThrow().width()).isEqualTo(400);
                    assertThat(worked.picture().orElseThrow().height()).isEqualTo(200);
                });
        assertThat(act(new ToolCall.Zoom(new ToolCall.Part.Region(0, 0, 300, 225))))
                .isInstanceOfSatisfying(
                        ActionResult.Worked.class,
                        worked -> assertThat(worked.picture().orElseThrow().width())
                                .isEqualTo(1200));
        assertThat(error(act(new ToolCall.Zoom(new ToolCall.Part.Element(BrowserFixture.ref(seen, "Deep down"))))))
                .isEqualTo(ToolError.NOT_VISIBLE);
    }

    private static ToolCall.Action at(double x, double y) {
        return new ToolCall.ClickAt(x, y, false, MouseButton.LEFT, DialogAnswer.DISMISS);
    }

    private static ToolCall.Field field(Observation seen, String name, String value) {
        return new ToolCall.Field(BrowserFixture.ref(seen, name), value);
    }

    private Observation show(String body) throws InterruptedException {
        computer.act(new ToolCall.Navigate(fixture.site().page("/page", body)), List.of(), never);
        return computer.observe(never);
    }

    private ActionResult act(ToolCall.Action action) throws InterruptedException {
        return computer.act(action, List.of(), never);
    }

    private ActionResult click(Observation seen, String name) throws InterruptedException {
        return act(new ToolCall.Click(BrowserFixture.ref(seen, name), false, MouseButton.LEFT, DialogAnswer.DISMISS));
    }

    private static String effect(ActionResult result) {
        return switch (result) {
            case ActionResult.Worked worked -> worked.effect();
            case ActionResult.Refused refused -> throw new AssertionError(refused.toString());
            case ActionResult.Partly partly -> throw new AssertionError(partly.toString());
        };
    }

    private static ToolError error(ActionResult result) {
        return switch (result) {
            case ActionResult.Refused refused -> refused.error();
            case ActionResult.Partly partly -> partly.error();
            case ActionResult.Worked worked -> throw new AssertionError(worked.toString());
        };
    }
}
