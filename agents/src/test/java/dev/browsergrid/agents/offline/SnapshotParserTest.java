package dev.browsergrid.agents.offline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class SnapshotParserTest {
    private static final Page FORM = SnapshotParser.parse("""
        - generic [active] [ref=e1]:
          - link "Cart (2)" [ref=e4] [cursor=pointer]:
            - /url: cart.html
          - textbox "Email" [ref=e7]: ada@example.com
          - checkbox "Vegan" [checked] [ref=e9]
          - combobox "Size" [ref=e10]:
            - option "Large" [selected]
            - 'option "Price: low to high"'
          - 'button "- [x] {y}" [ref=e11]': "It's: \\"k\\""
          - heading [level=3] [ref=e12]:
            - link "Blue mug" [ref=e13]
          - iframe [ref=e20]:
            - textbox "Subject" [ref=f1e2]
          - text: Total
        """);

    private static Node at(String ref) {
        return FORM.byRef(ref).orElseThrow();
    }

    @Test
    void a_mark_before_the_name_does_not_hide_it() {
        Node option = SnapshotParser.parse("- option [new] \"Large\" [selected]")
                .nodes()
                .getFirst();
        assertThat(option.label()).isEqualTo("Large");
        assertThat(option.has("selected")).isTrue();
    }

    @Test
    void reads_roles_names_values_states_and_addresses() {
        assertThat(at("e7").role()).isEqualTo("textbox");
        assertThat(at("e7").text()).isEqualTo("ada@example.com");
        assertThat(at("e9").has("checked")).isTrue();
        assertThat(at("e4").url()).isEqualTo("cart.html");
        assertThat(at("e12").states()).containsEntry("level", "3");
    }

    @Test
    void reads_what_is_quoted_because_it_looks_like_yaml() {
        assertThat(at("e11").name()).isEqualTo("- [x] {y}");
        assertThat(at("e11").text()).isEqualTo("It's: \"k\"");
        assertThat(FORM.within(at("e10")).map(Node::name)).containsExactly("Large", "Price: low to high");
    }

    @Test
    void knows_what_is_inside_what() {
        assertThat(FORM.parent(at("f1e2"))).contains(at("e20"));
        assertThat(FORM.textOf(at("e12"))).isEqualTo("Blue mug");
        assertThat(FORM.isIn(at("e13"), node -> node.role().equals("heading"))).isTrue();
    }

    @Property(tries = 300)
    void any_text_is_read_without_an_exception(@ForAll String text) {
        assertThat(SnapshotParser.parse(text).nodes()).isNotNull();
        assertThat(SnapshotParser.parse("- " + text.replace("\n", "\n  - ")).nodes())
                .isNotEmpty();
    }

    @Property(tries = 200)
    void every_ref_is_found_at_any_depth_and_under_any_name(
            @ForAll @Size(min = 1, max = 30) List<@IntRange(min = 0, max = 3) Integer> depths, @ForAll String name) {
        String quoted = name.replaceAll("[\\p{Cntrl}\\u0085\\u2028\\u2029]", "")
                .replace("\\", "\\\\")
                .replace("\"", "\\\"");
        String snapshot = IntStream.range(0, depths.size())
                .mapToObj(index -> "  ".repeat(depths.get(index)) + "- button \"" + quoted + "\" [ref=e" + index + "]:")
                .collect(Collectors.joining("\n"));
        Page page = SnapshotParser.parse(snapshot);
        assertThat(IntStream.range(0, depths.size()).mapToObj(index -> page.byRef("e" + index)))
                .allSatisfy(node -> assertThat(node).isPresent());
        assertThat(page.nodes()).allSatisfy(node -> assertThat(node.end()).isGreaterThan(node.order()));
    }
}
