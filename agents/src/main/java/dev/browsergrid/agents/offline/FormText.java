package dev.browsergrid.agents.offline;

import dev.browsergrid.agents.offline.Intent.Put;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Tells labels from values in “name Ada Lovelace, email ada@example.com” or “two adults and one child”: the labels are
/// what the page's fields are called.
final class FormText {
    private static final String LINK =
            "\\s*(?:[:=]|\\b(?:with|as|is|are|to|will be|should be|be|of|called|reading|saying)\\b)?\\s*";
    private static final String TAIL =
            "(?i)[\\s,;]*(?:\\b(?:and|the|my|your|with|its|on|is|as|for|in|at|of|also)\\b[\\s,;]*)*$";
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}'’-]*");
    private static final Pattern ADDRESS = Pattern.compile("[\\w.+-]+@[\\w-]+(?:\\.[\\w-]+)+");
    private static final String MARK = "\uE000\\d+\uE001";
    private static final Pattern COUNTED =
            Pattern.compile("(?i)(?:^|[\\s,])(" + Numbers.COUNT + "|[$€£]?\\d[\\d.,]*|" + MARK + ")\\s*$");
    private static final Pattern REVERSED =
            Pattern.compile("(?is)^[\\s,]*(?:and\\s+)?(.+?)\\s+(?:as|into|in|under|for)\\s+(?:the |my |your )?$");
    private static final Pattern AGAIN = Pattern.compile(
            "(?i),?\\s*\\(?(?:and )?(?:repeat|confirm|retype|re-enter) (?:it|that|them)(?:" + " again)?\\)?");
    private static final Pattern FULL_NAME =
            Pattern.compile("(?i:my (?:full )?name is )(\\p{Lu}[\\w'’-]*) (\\p{Lu}[\\w'’ -]*)");

    private FormText() {}

    private record Mention(String label, int start, int end) {}

    private record Word(String form, int start, int end) {}

    static List<Put> read(String text, Page page) {
        return read(text, page, _ -> true);
    }

    /// Only what cannot be anything but a value: quotations, numbers, addresses, names.
    static List<Put> strict(String text, Page page) {
        return read(
                text,
                page,
                value -> value.matches("(?s)(?:" + MARK + ".*|\\p{Lu}.*|.*\\d.*|.*@.*)|(?i:" + Numbers.COUNT + ")"));
    }

    /// What a sentence such as “my name is Ada Byron” or “my email is ada@example.com” gives.
    static List<Put> stated(String words, Page page) {
        Matcher name = FULL_NAME.matcher(words);
        List<Put> puts = strict(words, page);
        List<String> labels = fields(page).stream().map(Node::name).toList();
        if (name.matches() && labels.contains("First name") && labels.contains("Last name")) {
            return List.of(
                    new Put(name.group(1), new Target("First name", "", 0), false),
                    new Put(name.group(2), new Target("Last name", "", 0), false));
        }
        return puts.isEmpty() && words.matches("(?i)my .+ (?:is|are|should be|shall be) .+") ? read(words, page) : puts;
    }

    /// Whether the text says something that is neither a value, nor a label, nor anywhere on the page.
    static boolean saysMore(String text, List<Put> puts, Page page) {
        List<String> known = new ArrayList<>();
        puts.forEach(put -> {
            known.addAll(Words.of(put.value()));
            known.addAll(Words.of(put.field().words()));
        });
        page.nodes().forEach(node -> known.addAll(Words.of(node.label())));
        return Words.telling(text).stream()
                .anyMatch(word -> !Vocabulary.KINDS.contains(word)
                        && !word.matches("repeat|confirm|again|twice|like|want|need|would")
                        && !Words.has(known, word));
    }

    /// Whether the text only names fields that have got their values already.
    static boolean isFilled(String text, Page page) {
        List<Mention> mentions = mentions(text, page);
        return !mentions.isEmpty()
                && mentions.stream()
                        .allMatch(mention -> fields(page).stream()
                                .anyMatch(field -> field.name().equals(mention.label())
                                        && !field.text().isBlank()));
    }

    private static List<Put> read(String text, Page page, Predicate<String> isValue) {
        Quotes quotes = new Quotes();
        String whole = quotes.hide(text);
        boolean both = AGAIN.matcher(whole).find();
        String hidden = AGAIN.matcher(whole).replaceFirst("");
        List<Mention> mentions = mentions(hidden, page);
        List<Put> puts = new ArrayList<>();
        int until = hidden.length();
        for (Mention mention : mentions.reversed()) {
            int from = mentions.indexOf(mention) == 0
                    ? 0
                    : mentions.get(mentions.indexOf(mention) - 1).end();
            String before = hidden.substring(from, mention.start());
            String after = clean(hidden.substring(mention.end(), Math.max(mention.end(), until)));
            until = mention.start();
            Matcher reversed = REVERSED.matcher(before);
            Matcher counted = COUNTED.matcher(before.replaceFirst("(?i)\\s+of\\s*$", " "));
            String value = after;
            if (reversed.matches()) {
                value = clean(reversed.group(1));
                until = from;
            } else if (after.isBlank() && counted.find()) {
                value = Numbers.digits(counted.group(1).toLowerCase(java.util.Locale.ROOT), counted.group(1));
                until = from + counted.start();
            }
            if (!value.isBlank() && isValue.test(value)) {
                String said = Quotes.strip(quotes.show(value));
                puts.addFirst(new Put(said, new Target(mention.label(), "", 0), false));
                if (both) {
                    repetition(page, mention.label())
                            .ifPresent(label -> puts.add(1, new Put(said, new Target(label, "", 0), false)));
                }
            }
        }
        Matcher address = ADDRESS.matcher(text);
        if (puts.isEmpty() && address.find()) {
            fields(page).stream()
                    .filter(field -> Words.of(field.name()).contains("email"))
                    .findFirst()
                    .ifPresent(field -> puts.add(new Put(address.group(), new Target(field.name(), "", 0), false)));
        }
        return List.copyOf(puts);
    }

    private static List<Node> fields(Page page) {
        return page.all(node ->
                        Roles.field(node) && node.canBeUsed() && !node.name().isBlank())
                .sorted(Comparator.comparingInt(node -> -node.name().length()))
                .toList();
    }

    private static Optional<String> repetition(Page page, String label) {
        return page.all(node ->
                        Roles.field(node) && node.canBeUsed() && !node.name().equals(label))
                .map(Node::name)
                .filter(name -> Words.of(name).containsAll(Words.of(label))
                        && name.matches("(?i).*\\b(?:repeat|confirm|again|verify|retype)\\b.*"))
                .findFirst();
    }

    private static String clean(String value) {
        return value.replaceFirst("(?i)^" + LINK, "").replaceFirst(TAIL, "").strip();
    }

    /// Where the text names a field: by its whole label, else by the label's first, last or any telling word.
    private static List<Mention> mentions(String text, Page page) {
        List<Word> words = new ArrayList<>();
        for (Matcher word = WORD.matcher(text); word.find(); ) {
            words.add(new Word(String.join(" ", Words.of(word.group())), word.start(), word.end()));
        }
        List<Node> fields = fields(page);
        List<Mention> found = new ArrayList<>();
        for (int way = 0; way < 5; way++) {
            for (Node field : fields) {
                if (found.stream().noneMatch(each -> each.label().equals(field.name()))) {
                    mention(field.name(), name(field, way), words, found).ifPresent(found::add);
                }
            }
        }
        found.sort(Comparator.comparingInt(Mention::start));
        return found;
    }

    private static List<String> name(Node field, int way) {
        List<String> all = Words.of(field.name().replaceAll("\\(.*?\\)|[*:]", " "));
        List<String> telling =
                all.stream().filter(word -> !Vocabulary.FILLING.contains(word)).toList();
        boolean writing = Words.has(telling, "message") || Words.has(telling, "comment") || Words.has(telling, "reply");
        return switch (way) {
            case 0 -> all;
            case 1 -> telling.isEmpty() ? List.of() : List.of(telling.getFirst());
            case 2 -> telling.isEmpty() ? List.of() : List.of(telling.getLast());
            case 3 -> all.getFirst().matches("from|to") ? List.of(all.getFirst()) : List.of();
            default ->
                writing
                        ? List.of("text")
                        : telling.stream().anyMatch(word -> word.matches("recipient|payee|receiver|beneficiary"))
                                ? List.of("to")
                                : List.of();
        };
    }

    private static Optional<Mention> mention(String label, List<String> name, List<Word> words, List<Mention> taken) {
        for (int at = 0; !name.isEmpty() && at + name.size() <= words.size(); at++) {
            int first = at;
            boolean same = true;
            for (int index = 0; index < name.size() && same; index++) {
                same = Words.alike(words.get(first + index).form(), name.get(index));
            }
            Mention mention = new Mention(
                    label,
                    words.get(at).start(),
                    words.get(at + name.size() - 1).end());
            if (same
                    && taken.stream().noneMatch(each -> each.start() < mention.end() && mention.start() < each.end())) {
                return Optional.of(mention);
            }
        }
        return Optional.empty();
    }
}
