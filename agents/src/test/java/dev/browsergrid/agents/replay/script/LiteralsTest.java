package dev.browsergrid.agents.replay.script;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.jspecify.annotations.NullUnmarked;

/// Whatever a page calls its elements, a script holds it as a text and as nothing else.
@NullUnmarked
class LiteralsTest {
    @Property(tries = 2_000)
    void a_literal_is_printable_ascii_and_ends_where_it_ends(@ForAll String text) {
        check(Literals.java(text), '"');
        check(Literals.typeScript(text), '\'');
    }

    @Property(tries = 2_000)
    void a_text_of_quotes_escapes_and_breaks_stays_inside(
            @ForAll @CharRange(from = '\0', to = '\u007f') @StringLength(max = 20) String text) {
        check(Literals.java(text), '"');
        check(Literals.typeScript(text), '\'');
    }

    @Property(tries = 2_000)
    void a_literal_of_java_means_its_text(@ForAll String text) {
        String literal = Literals.java(text);
        StringBuilder meant = new StringBuilder();
        for (int at = 1; at < literal.length() - 1; at++) {
            char next = literal.charAt(at);
            if (next != '\\') {
                meant.append(next);
                continue;
            }
            char code = literal.charAt(++at);
            if (code == 'u') {
                meant.append((char) Integer.parseInt(literal.substring(at + 1, at + 5), 16));
                at += 4;
            } else if (Character.isDigit(code)) {
                meant.append((char) Integer.parseInt(literal.substring(at, at + 3), 8));
                at += 2;
            } else {
                meant.append(code);
            }
        }
        assertThat(meant.toString()).isEqualTo(text);
    }

    private static void check(String literal, char quote) {
        assertThat(literal.chars()).allMatch(code -> code >= ' ' && code < 0x7f);
        assertThat(literal.charAt(0)).isEqualTo(quote);
        int at = 1;
        while (literal.charAt(at) != quote) {
            at += literal.charAt(at) == '\\' ? 2 : 1;
        }
        assertThat(at).as("the first quote that is not escaped in %s", literal).isEqualTo(literal.length() - 1);
    }
}
