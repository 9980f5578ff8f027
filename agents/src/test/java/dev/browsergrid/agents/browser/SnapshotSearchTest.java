package dev.browsergrid.agents.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class SnapshotSearchTest {
    private static final String SHOP = """
        - main [ref=e1]:
          - heading "Shop" [level=1] [ref=e2]
          - list [ref=e3]:
            - listitem [ref=e4]:
              - text: Blue mug
              - button "Add" [ref=e5] [cursor=pointer]
            - listitem [ref=e6]:
              - text: Red mug
              - button "Add" [ref=e7] [cursor=pointer]:
                - img [ref=e8]
        """;

    @Example
    void a_line_is_found_by_its_role_and_name_and_told_with_what_is_before_it() {
        assertThat(SnapshotSearch.find(SHOP, "Add button"))
                .containsExactly(
                        "- button \"Add\" [ref=e5] [cursor=pointer] (after: Blue mug)",
                        "- button \"Add\" [ref=e7] [cursor=pointer] (after: Red mug)");
    }

    @Example
    void equal_elements_are_told_apart_by_the_words_before_them() {
        assertThat(SnapshotSearch.find(SHOP, "add red mug"))
                .containsExactly("- button \"Add\" [ref=e7] [cursor=pointer] (after: Red mug)");
    }

    @Example
    void a_text_without_a_ref_has_that_of_what_it_is_in() {
        assertThat(SnapshotSearch.find(SHOP, "blue mug")).containsExactly("- text: Blue mug in [ref=e4] (after: Shop)");
    }

    @Example
    void marks_are_no_words() {
        assertThat(SnapshotSearch.find(SHOP, "pointer")).isEmpty();
        assertThat(SnapshotSearch.find(SHOP, "e5")).isEmpty();
    }

    @Property(tries = 200)
    void never_throws_whatever_the_page_and_the_query(@ForAll String page, @ForAll String query) {
        List<String> found = SnapshotSearch.find("- text: " + page + "\n      - button \"" + page + "\"", query);

        assertThat(found).allMatch(line -> line.startsWith("- "));
    }
}
