package dev.browsergrid.agents.offline;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/// The offline model with what pages are made of besides: dialogs, tabs, lists; and with what it cannot do.
@Order(1)
class WidgetsTest extends OnPlayground {
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
        Said wait = run("wait 50 seconds");
        assertThat(wait.success()).isFalse();
        assertThat(wait.answer()).contains("30 seconds at most").doesNotContain("tool");
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
