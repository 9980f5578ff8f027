package dev.browsergrid.agents.offline;

import dev.browsergrid.agents.offline.Intent.Fact;
import dev.browsergrid.agents.offline.Things.Described;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Answers a question with the smallest part of the page that speaks of all it asks about, and in it with what is of
/// the
/// kind asked for: a name after who, a day or time after when.
final class Facts {
    private static final double MOST = 0.7;
    private static final Set<String> PARTS =
            Set.of("row", "listitem", "article", "definition", "paragraph", "region", "group", "status", "alert");
    /// What a question asks for and what it says of it in general words.
    private static final Set<String> GENERAL = Set.of(
            "author",
            "write",
            "wrote",
            "written",
            "say",
            "said",
            "tell",
            "cost",
            "price",
            "pay",
            "paid",
            "take",
            "last",
            "time",
            "year",
            "day",
            "date",
            "many",
            "much",
            "long",
            "big",
            "size",
            "money",
            "come",
            "call",
            "find",
            "look",
            "sing",
            "happen",
            "belong",
            "live",
            "soon",
            "late",
            "owe",
            "spend",
            "currently",
            "moment",
            "today",
            "change",
            "modify",
            "kind",
            "leave",
            "depart",
            "arrive",
            "start",
            "want",
            "ask",
            "asked",
            "temperature",
            "number",
            "pick",
            "do",
            "see",
            "set",
            "buy",
            "buying",
            "bought",
            "get");
    private static final Pattern SENTENCE = Pattern.compile("(?<=[.!?])\\s+(?=\\p{Lu})");
    private static final Pattern NTH = Pattern.compile("(?i)\\b(" + Numbers.ORDINAL + " \\w+)\\b");
    private static final Pattern COMES = Pattern.compile("(?i)\\b(?:comes?|is|are) (?:the )?(first|last)$");

    private Facts() {}

    /// `said` is the text of the part with what its buttons say.
    private record Part(Node node, String text, String said) {
        Part(Node node, String text) {
            this(node, text, text);
        }
    }

    static Optional<String> answer(Page page, Fact fact) {
        Matcher counted = NTH.matcher(fact.words());
        Described asked = Described.of(counted.find() ? counted.group(1) : fact.words());
        Matcher comes = COMES.matcher(fact.words());
        if (comes.find()) {
            asked = new Described("", List.of(Numbers.ordinal(comes.group(1))));
        }
        List<String> words = Words.telling(fact.words());
        List<String> telling = words.stream()
                .filter(word -> !GENERAL.contains(word) && !Vocabulary.KINDS.contains(word))
                .toList();
        List<Part> parts = parts(page);
        if (!asked.places().isEmpty()) {
            return nth(page, asked).map(node -> say(page, fact, new Part(node, text(page, node))));
        }
        if (fact.asked().equals("whether")) {
            return whether(page, words);
        }
        Optional<String> crossed = Tables.crossing(
                        page,
                        words.stream()
                                .filter(word -> !GENERAL.contains(word) || isHeading(page, word))
                                .toList())
                .map(cell -> "It is " + cell + ".");
        if (crossed.isPresent()) {
            return crossed;
        }
        List<String> wanted = telling.isEmpty() ? general(fact, words) : telling;
        if (wanted.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> named = pair(page, words, wanted);
        if (named.isPresent()) {
            return named;
        }
        List<Part> sentences = parts.stream()
                .filter(part -> part.node().role().equals("paragraph"))
                .filter(part -> wanted.size() > 1 && share(part, wanted) >= 0.999)
                .toList();
        return (sentences.isEmpty() ? parts : sentences)
                .stream()
                        .filter(part -> fits(part, wanted, fact))
                        .max(Comparator.<Part>comparingDouble(part -> share(part, wanted))
                                .thenComparing(part ->
                                        !FactKinds.kind(fact, part.text()).isEmpty())
                                .thenComparingDouble(part -> share(part, words))
                                .thenComparingInt(part -> -part.text().length()))
                        .map(part -> say(page, fact, part));
    }

    private static boolean isHeading(Page page, String word) {
        return Tables.headings(page).stream().anyMatch(heading -> Words.has(Words.of(page.textOf(heading)), word));
    }

    /// A value with a label the question has, in a part that says the rest: the phone number of one of many stores.
    private static Optional<String> pair(Page page, List<String> words, List<String> telling) {
        List<Node> around = new Things(page)
                .saying(telling.stream().filter(word -> !word.equals("number")).toList());
        return Labels.of(page).stream()
                .filter(pair -> around.stream().anyMatch(part -> part.holds(pair.at())))
                .filter(pair -> Words.covers(words, Words.of(pair.label())))
                .filter(pair -> !Words.covers(telling, Words.of(pair.label())))
                .filter(pair -> !Words.covers(words, Words.of(pair.value())))
                .findFirst()
                .map(pair -> "The " + pair.label().toLowerCase(Locale.ROOT) + " is " + pair.value() + ".");
    }

    /// Only what the page says in so many words: a cell with yes or no.
    private static Optional<String> whether(Page page, List<String> words) {
        return Tables.crossing(page, words)
                .filter(cell -> cell.matches("(?i)(?:yes|no|true|false|✓|✔|✗|✘|[–—-])"))
                .map(cell -> (cell.matches("(?i)(?:yes|true|✓|✔)") ? "Yes" : "No") + ", the page says “" + cell + "”.");
    }

    /// “who is the author of this article” has only general words: a part that says such a thing answers it.
    private static List<String> general(Fact fact, List<String> words) {
        boolean person = fact.asked().startsWith("who")
                && words.stream()
                        .anyMatch(word ->
                                Set.of("author", "write", "wrote", "written").contains(word));
        List<String> verbs = words.stream()
                .filter(word -> fact.asked().startsWith("who") && !Vocabulary.KINDS.contains(word))
                .toList();
        return person
                ? List.of("by")
                : !verbs.isEmpty()
                        ? verbs
                        : words.stream()
                                .filter(word -> Set.of("cost", "price", "size").contains(word)
                                        || (Vocabulary.KINDS.contains(word) && !isChoice(fact)))
                                .toList();
    }

    /// “which of these stories …” asks for a choice by what is not known; “which step am I on” does not.
    private static boolean isChoice(Fact fact) {
        return fact.asked().equals("which")
                && !fact.words().matches("(?i).*\\b(?:am i|are we|is (?:this|it|current))\\b.*");
    }

    private static boolean fits(Part part, List<String> wanted, Fact fact) {
        double share = share(part, wanted);
        boolean typed = !FactKinds.kind(fact, part.text()).isEmpty();
        List<String> asked = Words.of(fact.words());
        boolean more = Words.telling(part.text()).stream().anyMatch(word -> !Words.has(asked, word));
        return more && (share >= 0.999 || (wanted.size() > 2 && share >= MOST && typed));
    }

    private static double share(Part part, List<String> words) {
        List<String> there = Words.of(part.said());
        return words.isEmpty()
                ? 0
                : words.stream().filter(word -> Words.has(there, word)).count() / (double) words.size();
    }

    /// Rows and items whole, prose sentence by sentence, definitions with their terms.
    private static List<Part> parts(Page page) {
        List<Part> parts = new ArrayList<>();
        page.all(node -> PARTS.contains(node.role())
                        || (node.role().equals("generic") && !node.text().isBlank()))
                .filter(node -> !Roles.aside(page, node))
                .forEach(node -> {
                    String text = text(page, node);
                    if (node.role().equals("paragraph")) {
                        SENTENCE.splitAsStream(text).forEach(sentence -> parts.add(new Part(node, sentence)));
                    } else if (!text.isBlank()) {
                        parts.add(new Part(node, text, page.wholeText(node, false)));
                    }
                });
        Labels.of(page).forEach(pair -> parts.add(new Part(pair.at(), pair.label() + ": " + pair.value())));
        return parts;
    }

    private static String text(Page page, Node node) {
        return page.wholeText(node, true).replaceAll("\\s+([,.;:])", "$1").strip();
    }

    private static Optional<Node> nth(Page page, Described asked) {
        List<Node> things = Things.listed(page, asked.words());
        List<Node> picked = asked.pick(things);
        return picked.isEmpty() ? Optional.empty() : Optional.of(picked.getFirst());
    }

    private static String say(Page page, Fact fact, Part part) {
        String kind = FactKinds.kind(fact, part.text());
        String column = Tables.column(page, part.node(), fact.asked() + " " + fact.words());
        String value = column.isEmpty() ? kind : column;
        String quote = part.text().length() > 300 ? part.text().substring(0, 300) + "…" : part.text();
        return value.isEmpty() || value.equals(quote)
                ? "The page says: " + quote
                : Character.toUpperCase(value.charAt(0)) + value.substring(1) + ". The page says: " + quote;
    }
}
