package dev.browsergrid.agents.evidence;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What a run was shown, to look up what its answer cites. Words are compared without case, punctuation and the
/// snapshot's own marks, since models quote freely; a ref counts only on the newest page.
public final class SeenText {
    private static final Pattern REF = Pattern.compile("\\[?(?:ref=)?((?:f\\d+)?e\\d+)]?");
    private static final Pattern ROLE = Pattern.compile("(?m)^\\s*- '?/?\\w+");
    private static final Pattern MARK = Pattern.compile("\\[[a-z]+(?:=[^\\]\\s]*)?]");
    private static final Pattern LEFT_OUT = Pattern.compile("…|\\.{3}");
    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final int MOST_CHARACTERS = 2_000_000;

    private final Deque<String> seen = new ArrayDeque<>();
    private int characters;
    private String newest = "";

    /// Adds a page as the model was shown it.
    public void page(String snapshot) {
        newest = snapshot;
        text(MARK.matcher(ROLE.matcher(snapshot).replaceAll(" ")).replaceAll(" "));
    }

    /// Adds any other text of a page. The oldest texts are forgotten when it becomes too much.
    public void text(String text) {
        String words = words(text);
        if (words.equals(seen.peekLast())) {
            return;
        }
        seen.addLast(words);
        characters += words.length();
        while (characters > MOST_CHARACTERS && seen.size() > 1) {
            characters -= seen.removeFirst().length();
        }
    }

    /// Whether `cited` was seen. Of a quote that leaves something out, each part must have been.
    public Citation look(String cited) {
        Matcher ref = REF.matcher(cited.strip());
        boolean known = ref.matches()
                ? newest.contains("[ref=" + ref.group(1) + "]")
                : LEFT_OUT.splitAsStream(cited).filter(part -> !part.isBlank()).allMatch(this::holds);
        return new Citation(cited, known && !cited.isBlank());
    }

    private boolean holds(String quote) {
        String words = words(quote);
        // languages written without spaces have no ends of words to go by
        String wanted = quote.codePoints().anyMatch(Character::isIdeographic) ? words.strip() : words;
        return !words.isBlank() && seen.stream().anyMatch(text -> text.contains(wanted));
    }

    private static String words(String text) {
        return Arrays.stream(NO_WORD.split(text.toLowerCase(Locale.ROOT)))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.joining(" ", " ", " "));
    }
}
