package dev.browsergrid.agents.offline;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// The offline model with forms, a sign-in and a table.
class FormsTest extends OnPlayground {
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
}
