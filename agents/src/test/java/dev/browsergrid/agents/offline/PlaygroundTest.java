package dev.browsergrid.agents.offline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.browsergrid.agents.ActionResult;
import dev.browsergrid.agents.Agent;
import dev.browsergrid.agents.AgentEvent;
import dev.browsergrid.agents.BrowserFixture;
import dev.browsergrid.agents.Cancellation;
import dev.browsergrid.agents.Limits;
import dev.browsergrid.agents.Observation;
import dev.browsergrid.agents.Outcome;
import dev.browsergrid.agents.Task;
import dev.browsergrid.agents.TaskFile;
import dev.browsergrid.agents.ToolCall;
import dev.browsergrid.agents.Turn;
import dev.browsergrid.agents.browser.PlaywrightComputer;
import dev.browsergrid.agents.model.ModelCatalog;
import dev.browsergrid.agents.model.ModelSettings;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// The offline model in the agent's loop against the practice site in a real Chromium.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PlaygroundTest {
    private static final TaskFile REPORT =
            new TaskFile("report.txt", "text/plain", "hello".getBytes(StandardCharsets.UTF_8));

    private final Cancellation never = new Cancellation();
    private final List<Turn> earlier = new ArrayList<>();
    private BrowserFixture fixture;
    private PlaygroundSite site;
    private PlaywrightComputer computer;
    private Agent agent;

    @BeforeAll
    void start() throws Exception {
        fixture = new BrowserFixture();
    }

    @AfterAll
    void stop() {
        fixture.close();
    }

    /// A site at a fresh address has an empty cart, and one blank tab is a browser just opened.
    @BeforeEach
    void begin() throws Exception {
        earlier.clear();
        site = new PlaygroundSite();
        computer = fixture.connectToBlankTab();
        ModelCatalog catalog = new ModelCatalog(ModelSettings.NONE, () -> new OfflineModel(site.url()));
        agent = new Agent(catalog.open(ModelCatalog.OFFLINE_ID), catalog.defaultModel());
    }

    @AfterEach
    void end() {
        computer.close();
        site.close();
    }

    private record Said(String answer, boolean success, boolean asked, List<String> happened) {}

    private Said run(String instruction) {
        List<String> happened = new ArrayList<>();
        Outcome outcome = agent.run(
                new Task(instruction, List.copyOf(earlier), List.of(REPORT), Limits.DEFAULT),
                computer,
                event -> {
                    if (event instanceof AgentEvent.ActionFinished action) {
                        happened.add(action.tool() + " " + action.result());
                    }
                },
                never);
        Said said = switch (outcome) {
            case Outcome.Completed(var answer, var success) -> new Said(answer, success, false, happened);
            case Outcome.Asked(var question, var _) -> new Said(question, false, true, happened);
            case Outcome.Failed(var code, var message) -> throw new AssertionError(code + " " + message + happened);
            case Outcome.Cancelled() -> throw new AssertionError("nobody cancelled this");
        };
        earlier.add(new Turn(instruction, said.answer()));
        return said;
    }

    private String does(String instruction) {
        Said said = run(instruction);
        assertThat(said.success()).as("%s -> %s", instruction, said).isTrue();
        return said.answer();
    }

    private String act(ToolCall.Action action) throws InterruptedException {
        return switch (computer.act(action, List.of(), never)) {
            case ActionResult.Worked worked -> worked.effect();
            case ActionResult.Refused refused -> throw new AssertionError(refused.toString());
        };
    }

    private void at(String page) throws InterruptedException {
        act(new ToolCall.Navigate(site.url().resolve(page).toString()));
    }

    private Observation seen() throws InterruptedException {
        return computer.observe(never);
    }

    private String text() throws InterruptedException {
        return act(new ToolCall.Read(null, 20_000));
    }

    /// The first line of the page, as the model reads it, that says this.
    private String first(String part) throws InterruptedException {
        return seen().page()
                .lines()
                .filter(line -> line.contains(part))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void fills_a_cart_from_a_blank_tab_and_tells_the_total() throws Exception {
        assertThat(does("open the shop, add two blue mugs to the cart and tell me the total"))
                .contains("29.50");
        assertThat(does("and what is the total?")).contains("29.50");
        assertThat(does("how many items are in the cart?")).contains("2");
    }

    @Test
    void adds_several_things_each_in_its_own_number() throws Exception {
        at("shop.html");
        assertThat(does("Please add a clay teapot and three green mugs to my basket, then open the cart. What"
                        + " is the subtotal?"))
                .contains("79.50");
        does("remove the green mug from the cart");
        assertThat(does("what's the total?")).contains("46.50");
    }

    @Test
    void asks_which_one_is_meant_and_goes_on_with_the_answer() throws Exception {
        at("shop.html");
        Said asked = run("add a teapot to the cart and tell me the total");
        assertThat(asked.asked()).as(asked.toString()).isTrue();
        assertThat(asked.answer()).contains("Clay teapot").contains("Blue teapot");
        assertThat(does("the clay one")).contains("46.50");
    }

    @Test
    void searches_filters_and_sorts_the_shop() throws Exception {
        at("shop.html");
        does("search for teapot");
        assertThat(text()).contains("2 products");
        does("clear filters, search for mug, check Green");
        assertThat(text()).contains("1 product");
        at("shop.html");
        does("select Plates from Category and sort by price from high to low");
        assertThat(first(" plate\"")).contains("Blue dinner plate");
    }

    @Test
    void compares_prices() throws Exception {
        at("shop.html");
        assertThat(does("which is the cheapest mug?")).contains("White mug").contains("11.00");
        assertThat(does("what is the most expensive product?")).contains("Blue teapot");
        assertThat(does("how much is the blue bowl?")).contains("18.00");
        assertThat(does("how many products are there?")).contains("12");
        assertThat(does("what does the light blue mug cost?")).contains("13.00");
    }

    @Test
    void clicks_the_one_that_was_counted() throws Exception {
        at("shop.html");
        does("click the second Add button");
        assertThat(does("open the cart and read the items")).contains("Blue mug, large");
        does("go back");
        assertThat(seen().url()).endsWith("shop.html");
    }

    @Test
    void clicks_the_one_that_belongs_to_a_name() throws Exception {
        at("shop.html");
        does("click Add to cart for the white mug and go to the cart");
        assertThat(text()).contains("White mug").contains("$15.50");
    }

    @Test
    void checks_out() throws Exception {
        at("shop.html");
        String answer = does(
                "open the green mug, set the quantity to 2, click Add to cart, go to the cart, check out, fill in Full"
                    + " name with Ada Lovelace, Email with ada@example.com and Address with 1 Mill Lane, choose"
                    + " Express for shipping, choose Bank transfer, accept the terms, place the order and tell me the"
                    + " order number and the total");
        assertThat(answer).contains("PG-1001").contains("34.50");
    }

    @Test
    void reports_what_a_form_complains_about() throws Exception {
        at("form.html");
        Said result = run("submit the form");
        assertThat(result.success()).isFalse();
        assertThat(result.answer()).contains("Enter your name");
    }

    @Test
    void orders_a_pizza() throws Exception {
        at("index.html");
        does("open the pizza order page, type Ada into Name, type ada@example.com into Email, check Vegan and"
                + " Olives, choose Large, select Thin from Crust, submit");
        assertThat(text())
                .contains("Your order is in the oven")
                .contains("Vegan, Olives")
                .contains("Large")
                .contains("Thin");
        assertThat(does("what is the size?")).contains("Large");
    }

    @Test
    void fills_in_a_form_told_in_one_run() throws Exception {
        at("form.html");
        does("fill in the form with name Ada Lovelace, phone 555 0100 and notes ring twice, uncheck Vegan, then"
                + " click Place order");
        assertThat(text()).contains("Ada Lovelace").contains("555 0100").contains("ring twice");
    }

    @Test
    void signs_in_and_out() throws Exception {
        assertThat(does("go to the sign-in page, sign in with ada@example.com and lovelace and tell me the plan"))
                .contains("Explorer");
        does("log out");
        assertThat(seen().title()).isEqualTo("Sign in");
        Said wrong = run("sign in as ada@example.com with password babbage");
        assertThat(wrong.success()).isFalse();
        assertThat(wrong.answer()).contains("Wrong email or password");
        does("type ada@example.com into Email, type lovelace into Password and press Enter");
        assertThat(seen().title()).isEqualTo("Your account");
    }

    @Test
    void works_a_table() throws Exception {
        at("table.html");
        assertThat(does("what is the salary of Chen Wei?")).contains("$91,500");
        does("sort by salary, highest first");
        assertThat(first("- rowheader ")).contains("Sami Korhonen");
        assertThat(does("who has the highest salary?")).contains("Sami Korhonen");
        does("go to page 2");
        assertThat(text()).contains("Page 2 of 3");
        does("filter by Design");
        assertThat(does("how many employees are there?")).contains("4");
        does("select 20 from Rows per page and type Lagos into the filter field");
    }

    @Test
    void answers_dialogs() throws Exception {
        at("widgets.html");
        does("click Delete account and accept the dialog");
        assertThat(text()).contains("Account deleted.");
        does("click Rename project and answer the prompt with Apollo");
        assertThat(text()).contains("Project renamed to Apollo.");
        does("click Delete account");
        assertThat(text()).contains("Account kept.");
        assertThat(does("click Show alert")).contains("kettle");
        does("click Open newsletter, type ada@example.com into Your email and click Subscribe");
        assertThat(text()).contains("Subscribed ada@example.com.");
    }

    @Test
    void works_widgets() throws Exception {
        at("widgets.html");
        assertThat(does("open the Prices tab and tell me the price of a parcel"))
                .contains("6.50");
        does("hover over Products and click Helmets");
        assertThat(text()).contains("Picked: Helmets");
        does("drag Write a letter above Wash the dishes");
        assertThat(text()).contains("First: Write a letter");
        does("upload report.txt");
        assertThat(text()).contains("report.txt, 5 bytes");
        does("choose Japan as the country");
        assertThat(text()).contains("Country: Japan");
        does("set the volume to 70");
        assertThat(text()).contains("Volume: 70");
        does("set the delivery date to 2026-12-24");
        assertThat(text()).contains("Delivery date: 2026-12-24");
        does("click Count up three times");
        assertThat(does("what is the count?")).contains("3");
        does("enter Hello in the Subject field and click Send message");
        assertThat(seen().page()).contains("Message sent: Hello");
    }

    @Test
    void scrolls_and_loads_more() throws Exception {
        at("scroll.html");
        does("scroll down to the bottom");
        does("click Load more twice");
        assertThat(text()).contains("12 of 12 stories");
        assertThat(does("how many rivers are in the list of rivers?")).contains("30");
        does("scroll to Letter 9");
    }

    @Test
    void opens_and_switches_tabs() throws Exception {
        at("shop.html");
        does("open the table in a new tab");
        assertThat(seen().tabs()).hasSize(2);
        assertThat(does("switch to the first tab and tell me the title of the page"))
                .contains("Shop");
        assertThat(does("switch to the Table tab. what is the page title?")).contains("Table");
        does("close the tab");
        assertThat(seen().tabs()).hasSize(1);
    }

    @Test
    void says_plainly_what_it_does_not_understand_or_find() throws Exception {
        at("shop.html");
        Said poem = run("open the cart and compose a melancholy poem about crockery in winter");
        assertThat(poem.success()).isFalse();
        assertThat(poem.answer()).contains("compose a melancholy poem").contains("OPENAI_API_KEY");
        Said absent = run("add a purple giraffe to the cart");
        assertThat(absent.success()).isFalse();
        assertThat(absent.answer()).contains("purple giraffe");
        Said upload = run("click the Fly to the moon button");
        assertThat(upload.success()).isFalse();
    }

    @Test
    void understands_other_words_for_the_same_things() throws Exception {
        at("shop.html");
        Said which = run("click Add to cart");
        assertThat(which.answer()).contains("Add to cart (Blue mug)");
        does("the first one");
        assertThat(does("I'd like to know how much I have to pay, please check the cart and tell me the total"))
                .contains("17.00");
        at("shop.html");
        does("open the second product");
        assertThat(seen().title()).isEqualTo("Blue mug, large");
        assertThat(does("what is the price?")).contains("16.00");
        does("go to the shop, then search for blue mug, then add the large blue mug to the basket and open the cart");
        assertThat(text()).contains("Blue mug, large");
        does("change the quantity of Blue mug to 3");
        assertThat(does("show me the total")).contains("58.00");
        assertThat(does("go to the table page and tell me how many rows there are"))
                .contains("10");
        assertThat(does("sort by name in descending order and tell me what city Yara Nasser is in"))
                .contains("Amman");
        assertThat(does("which department is Yara Nasser in?")).contains("People");
    }
}
