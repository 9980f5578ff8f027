package dev.browsergrid.agents.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class SnapshotTrimmerTest {
    @Example
    void a_page_within_the_budget_is_left_as_it_is() {
        assertThat(SnapshotTrimmer.trim("- button \"Buy\" [ref=e3]", 1000)).isEqualTo("- button \"Buy\" [ref=e3]");
    }

    @Example
    void says_how_much_was_left_out() {
        String page = "- text: hello\n".repeat(1000);
        assertThat(SnapshotTrimmer.trim(page, 1000)).contains("# left out: 940 more lines");
    }

    @Example
    void a_long_name_is_cut_but_its_ref_stays() {
        String page = "- link \"" + "a".repeat(600) + "\" [ref=e7]:\n" + "- text: b\n".repeat(200);
        assertThat(SnapshotTrimmer.trim(page, 1500).lines().findFirst().orElse(""))
                .endsWith("… [ref=e7]:");
    }

    @Property(tries = 200)
    void stays_within_the_budget(
            @ForAll("pages") List<String> lines, @ForAll @IntRange(min = 700, max = 5000) int most) {
        assertThat(SnapshotTrimmer.trim(String.join("\n", lines), most).length())
                .isLessThanOrEqualTo(most);
    }

    @Property(tries = 200)
    void every_line_kept_has_the_ref_it_had(@ForAll("pages") List<String> lines) {
        Pattern ref = Pattern.compile("\\[ref=\\w+]");
        List<String> kept =
                SnapshotTrimmer.trim(String.join("\n", lines), 2000).lines().toList();
        for (int line = 0; line < kept.size() && !kept.get(line).startsWith("# left out"); line++) {
            assertThat(ref.matcher(kept.get(line)).find())
                    .isEqualTo(ref.matcher(lines.get(line)).find());
        }
    }

    @Provide
    Arbitrary<List<String>> pages() {
        Arbitrary<String> names =
                Arbitraries.strings().alpha().withChars(' ', '"').ofMinLength(1).ofMaxLength(700);
        return Arbitraries.oneOf(
                        names.map(name -> "- text: " + name),
                        names.map(name -> "  - button \"" + name + "\" [ref=e" + name.length() + "] [cursor=pointer]:"),
                        names.map(name -> "    - /url: https://shop.test/" + name))
                .list()
                .ofMaxSize(60);
    }
}
