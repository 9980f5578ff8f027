package dev.browsergrid.agents.replay.recipe;

import static dev.browsergrid.agents.replay.recipe.Told.did;
import static dev.browsergrid.agents.replay.recipe.Told.failed;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RecipeMakerTest {
    private static final String SHOP = "http://shop.test/";
    private static final String PRODUCTS = """
        - list "Products" [ref=e1]:
          - listitem [ref=e2]:
            - heading "Blue mug" [level=3] [ref=e3]
            - button "Add to cart" [ref=e4]
          - listitem [ref=e5]:
            - heading "Red mug" [level=3] [ref=e6]
            - button "Add to cart" [ref=e7]
        - button "Previous" [ref=e8]
        - button "Page" [ref=e9]
        - button "Page" [ref=e10]
        """;

    private static final String FORM = """
        - textbox "Full name" [ref=e1]
        - textbox "Full name" [ref=e2]: Eve
        - textbox "Password" [ref=e3]
        - combobox "Country" [ref=e4]:
          - option "Peru"
        - checkbox "Terms" [ref=e5]
        """;

    @Test
    void an_element_is_told_by_role_name_and_what_it_stands_with() {
        Recipe recipe = new Told()
                .step(
                        SHOP,
                        PRODUCTS,
                        did("click", "{\"ref\":\"e7\",\"reason\":\"to buy\"}", "clicked; the page changed"))
                .recipe();

        RecipeAction action = recipe.steps().getFirst().actions().getFirst();
        assertThat(action.elements())
                .containsEntry("ref", new Element("button", "Add to cart", "Red mug", 1, 2, 1, List.of()));
        assertThat(action.arguments()).isEqualTo(Map.of("ref", ""));
        assertThat(recipe.startUrl()).contains(SHOP);
        assertThat(recipe.isWhole()).isTrue();
    }

    @Test
    void what_nothing_tells_from_its_equals_is_told_by_number_and_what_is_alone_by_its_name() {
        Element second = told(PRODUCTS, "e10");
        Element alone = told(PRODUCTS, "e8");

        assertThat(second.near()).isNull();
        assertThat(second.nth()).isEqualTo(1);
        assertThat(second.of()).isEqualTo(2);
        assertThat(alone.of()).isEqualTo(1);
        assertThat(second.words()).isEqualTo("button “Page” number 2");
    }

    @Test
    void frames_are_told_by_their_place_and_equals_counted_within_them() {
        Element inner = told("""
            - button "Pay" [ref=e1]
            - iframe [ref=e2]:
              - button "Pay" [ref=f1e1]
            - iframe [ref=e3]:
              - generic [ref=f2e1]:
                - iframe [ref=f2e2]:
                  - button "Pay" [ref=f3e1]
            """, "f3e1");

        assertThat(inner.frames()).containsExactly(1, 0);
        assertThat(inner.of()).isEqualTo(1);
    }

    @Test
    void only_what_worked_and_does_something_is_repeated() {
        Recipe recipe = new Told()
                .step("about:blank", "", did("navigate", "{\"url\":\"http://shop.test/\"}", "opened"))
                .step(SHOP, PRODUCTS, did("read", "{}", "the text is"), did("remember", "{\"fact\":\"x\"}", "kept"))
                .step(SHOP, PRODUCTS, failed("click", "{\"ref\":\"e4\"}", "covered"), did("back", "{}", "went back"))
                .step(SHOP, PRODUCTS, did("done", "{\"answer\":\"x\",\"evidence\":[\"Red mug\",\"e6\"]}", "done"))
                .recipe();

        assertThat(recipe.steps().stream()
                        .flatMap(step -> step.actions().stream())
                        .map(RecipeAction::tool))
                .containsExactly("navigate", "back");
        assertThat(recipe.steps().stream().map(step -> step.then().step())).containsExactly(1, 3);
        assertThat(recipe.startUrl()).as("it goes where it works by itself").isEmpty();
        assertThat(recipe.finish().evidence()).as("refs are of that time").containsExactly("Red mug");
    }

    @Test
    void texts_are_variables_named_by_their_fields() {
        Recipe recipe = new Told()
                .step(
                        SHOP,
                        FORM,
                        did("type", "{\"ref\":\"e1\",\"text\":\"Ada\"}", "typed; its value is now \"Ada\""),
                        did(
                                "fill_form",
                                "{\"fields\":[{\"ref\":\"e2\",\"value\":\"Eve\"},{\"ref\":\"e5\",\"value\":true}]}",
                                "e2: typed; e5: clicked"),
                        did("select", "{\"ref\":\"e4\",\"values\":[\"Peru\"]}", "selected"))
                .recipe();

        assertThat(recipe.inputs())
                .extracting(Input::name, Input::value, Input::path)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("full_name", "Ada", "text"),
                        org.assertj.core.groups.Tuple.tuple("full_name_2", "Eve", "fields.0.value"),
                        org.assertj.core.groups.Tuple.tuple("terms", "true", "fields.1.value"),
                        org.assertj.core.groups.Tuple.tuple("country", "Peru", "values"));
    }

    @Test
    void what_shows_a_replaced_text_is_looked_for_with_the_new_one() {
        Recipe recipe = new Told()
                .step(
                        SHOP,
                        "- textbox \"Task\" [ref=e1]",
                        did("type", "{\"ref\":\"e1\",\"text\":\"buy milk\"}", "typed"))
                .step(
                        SHOP + "buy%20milk",
                        "- button \"Delete buy milk\" [ref=e1]\n- button \"Delete buy milks\" [ref=e2]",
                        did("click", "{\"ref\":\"e1\"}", "clicked"))
                .recipe()
                .with(Map.of("task", "feed $1 the cat"));

        assertThat(recipe.steps().get(0).actions().getFirst().arguments()).containsEntry("text", "feed $1 the cat");
        assertThat(recipe.steps().get(1).actions().getFirst().elements().get("ref"))
                .extracting(Element::name)
                .isEqualTo("Delete feed $1 the cat");
        assertThat(recipe.steps().get(1).url()).isEqualTo(SHOP + "feed%20%241%20the%20cat");
    }

    @Test
    void secrets_are_known_by_name_alone_and_passwords_written_in_clear_become_secrets() {
        Recipe recipe = new Told()
                .step(
                        SHOP,
                        FORM,
                        did("type", "{\"ref\":\"e1\",\"text\":\"<secret>user</secret>\"}", "typed"),
                        new Recording.Action(
                                "type",
                                "{\"ref\":\"e3\",\"text\":\"hunter2\"}",
                                "Type “hunter2” into textbox “Password”",
                                "ok: typed; its value was set",
                                ""))
                .recipe();

        assertThat(recipe.secrets()).containsExactly("password", "user");
        assertThat(recipe.inputs()).isEmpty();
        assertThat(recipe.toString()).doesNotContain("hunter2").contains("<secret>password</secret>");
    }

    @Test
    void what_cannot_be_repeated_is_a_gap() {
        Recipe recipe = new Told()
                .step(SHOP, PRODUCTS, did("click_at", "{\"x\":1,\"y\":2}", "clicked"))
                .step(SHOP, PRODUCTS, did("click", "{\"ref\":\"e99\"}", "clicked"))
                .byHand(SHOP, PRODUCTS)
                .step(SHOP, FORM, failed("fill_form", "{\"fields\":[{\"ref\":\"e1\",\"value\":\"x\"}]}", "disabled"))
                .recipe();

        assertThat(recipe.gaps()).extracting(Recipe.Gap::step).containsExactly(1, 2, 3);
        assertThat(recipe.isWhole()).isFalse();
    }

    @Test
    void an_element_that_find_told_beyond_the_shown_page_is_known_by_its_name() {
        Recipe recipe = new Told()
                .step(
                        SHOP,
                        PRODUCTS,
                        did("find", "{\"query\":\"imprint\"}", "found 1\n- link \"Imprint\" [ref=e70] (after: Help)"))
                .step(SHOP, PRODUCTS, did("click", "{\"ref\":\"e70\"}", "clicked"))
                .recipe();

        assertThat(recipe.gaps()).isEmpty();
        assertThat(recipe.steps().getFirst().actions().getFirst().elements().get("ref"))
                .isEqualTo(new Element("link", "Imprint", null, 0, 1, 0, List.of()));
    }

    @Test
    void what_a_model_wrote_may_be_anything() {
        for (String arguments :
                List.of("", "null", "[]", "{\"ref\":7}", "{\"fields\":[1]}", "{\"ref\":\"e1\"", "\"x\"")) {
            Recipe recipe = new Told()
                    .step(
                            SHOP,
                            FORM,
                            did("fill_form", arguments, ""),
                            did("click", arguments, ""),
                            did("tabs", arguments, ""))
                    .recipe();
            assertThat(recipe.inputs()).isEmpty();
        }
        assertThat(RecipeMaker.of(new Recording(Optional.empty(), List.of(), Optional.empty(), false))
                        .isWhole())
                .isFalse();
    }

    private static Element told(String page, String ref) {
        return java.util.Objects.requireNonNull(new Told()
                .step(SHOP, page, did("click", "{\"ref\":\"" + ref + "\"}", "clicked"))
                .recipe()
                .steps()
                .getFirst()
                .actions()
                .getFirst()
                .elements()
                .get("ref"));
    }
}
