package dev.browsergrid.agents.offline;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// The offline model in the practice shop.
class ShoppingTest extends OnPlayground {
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
}
