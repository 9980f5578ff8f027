package dev.browsergrid.agents;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class NewLinesTest {
    @Example
    void what_is_new_or_different_is_marked_and_the_rest_is_not() {
        String before = """
            - main [ref=e1]:
              - button "Add" [ref=e2] [active]
              - link "Terms" [ref=e3]:
                - /url: /terms
              - text: 0 items
              - checkbox "Gift" [ref=e4]\
            """;
        String now = """
            - main [ref=e1]:
              - button "Add" [ref=e2]
              - link "Terms" [ref=e3]:
                - /url: /terms
              - text: 1 item
              - checkbox "Gift" [checked] [active] [ref=e4]
              - 'status "Note: added" [ref=e5]': Added\
            """;

        assertThat(NewLines.marked(before, now)).isEqualTo("""
            - main [ref=e1]:
              - button "Add" [ref=e2]
              - link "Terms" [ref=e3]:
                - /url: /terms
              - text [new]: 1 item
              - checkbox "Gift" [checked] [active] [ref=e4] [new]
              - 'status "Note: added" [ref=e5] [new]': Added\
            """);
    }

    @Example
    void a_second_text_like_the_first_is_new_too() {
        assertThat(NewLines.marked("- text: Added\n- text: a\n- text: b", "- text: Added\n- text: Added\n- text: a"))
                .isEqualTo("- text: Added\n- text [new]: Added\n- text: a");
    }

    @Example
    void a_page_that_is_new_for_the_most_part_is_left_as_it_is() {
        assertThat(NewLines.marked("- text: a", "- text: b\n- text: c")).isEqualTo("- text: b\n- text: c");
    }

    @Property(tries = 200)
    void without_its_marks_a_page_is_what_it_was(@ForAll("pages") String before, @ForAll("pages") String now) {
        assertThat(NewLines.marked(before, now).replace(" [new]", "")).isEqualTo(now);
        assertThat(NewLines.marked(now, now)).isEqualTo(now);
    }

    @Provide
    Arbitrary<String> pages() {
        return Arbitraries.of(
                        "- text: a",
                        "- text: b",
                        "  - button \"Buy\" [ref=e3]",
                        "  - 'button \"Say: hi\" [ref=e4] [cursor=pointer]': x",
                        "    - /url: /a",
                        "# left out",
                        "")
                .list()
                .ofMinSize(1)
                .ofMaxSize(12)
                .map(lines -> String.join("\n", lines))
                .filter(page -> !page.endsWith("\n") && !page.isEmpty());
    }
}
