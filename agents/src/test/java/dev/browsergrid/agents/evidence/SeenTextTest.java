package dev.browsergrid.agents.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.StringLength;

class SeenTextTest {
    private final SeenText seen = new SeenText();

    @Example
    void quotes_are_found_whatever_their_case_punctuation_and_place_in_the_tree() {
        seen.page("""
            - main [ref=e1]:
              - 'heading "Order: \\"42\\"" [level=1] [ref=e2]'
              - paragraph [ref=e3]: Total
              - strong [ref=e4]: $29.50
              - link "Terms" [ref=e5]:
                - /url: https://shop.test/terms
            """);

        assertThat(seen.look("total: $29.50").seen()).isTrue();
        assertThat(seen.look("Order “42”").seen()).isTrue();
        assertThat(seen.look("Order … $29.50").seen()).isTrue();
        assertThat(seen.look("https://shop.test/terms").seen()).isTrue();
        assertThat(seen.look("9.50").seen()).isFalse();
        assertThat(seen.look("heading").seen()).isFalse();
        assertThat(seen.look("Order … $30").seen()).isFalse();
        assertThat(seen.look("  ").seen()).isFalse();
        assertThat(seen.look("—").seen()).isFalse();
    }

    @Example
    void texts_of_earlier_pages_count_but_their_refs_do_not() {
        seen.page("- button \"Buy\" [ref=e7]");
        seen.page("- text: Bought");

        assertThat(seen.look("Buy").seen()).isTrue();
        assertThat(seen.look("e7").seen()).isFalse();
    }

    @Example
    void parts_of_words_count_where_words_have_no_ends() {
        seen.text("合計100円です");

        assertThat(seen.look("100円").seen()).isTrue();
        assertThat(seen.look("200円").seen()).isFalse();
    }

    @Property(tries = 200)
    void every_run_of_words_of_a_text_is_found_in_it(
            @ForAll @AlphaChars @StringLength(min = 1, max = 8) String before,
            @ForAll @AlphaChars @StringLength(min = 1, max = 8) String quoted,
            @ForAll @AlphaChars @StringLength(min = 1, max = 8) String after) {
        seen.text(before + ", " + quoted + " (" + after + ")");

        assertThat(seen.look(quoted + " " + after).seen()).isTrue();
        assertThat(seen.look(quoted + "x0").seen()).isFalse();
    }
}
