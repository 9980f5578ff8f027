package dev.browsergrid.agents.offline;

import dev.browsergrid.agents.offline.Intent.Put;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Tells labels from values in “name Ada Lovelace, email ada@example.com”: the labels are what the page's fields are
/// called.
final class FormText {
    private static final String LINK = "\\s*(?:[:=]|\\b(?:with|as|is|to|should be|be)\\b)?\\s*";

    private FormText() {}

    private record Mention(String label, int start, int end) {}

    static List<Put> read(String text, Page page) {
        List<Mention> mentions = mentions(text, page);
        List<Put> puts = new ArrayList<>();
        for (int index = 0; index < mentions.size(); index++) {
            Mention mention = mentions.get(index);
            int until = index + 1 < mentions.size() ? mentions.get(index + 1).start() : text.length();
            String value = text.substring(mention.end(), until)
                    .replaceFirst("(?i)^" + LINK, "")
                    .replaceFirst("(?i)(?:\\s*,)?\\s*(?:\\band)?(?:\\s+(?:the|my|your))?\\s*,?\\s*$", "");
            if (!value.isBlank()) {
                puts.add(new Put(Quotes.strip(value), new Target(mention.label(), "", 0), false));
            }
        }
        return puts;
    }

    /// Where the text names a field: by its whole label, or by the label's first or last word.
    private static List<Mention> mentions(String text, Page page) {
        List<Mention> found = new ArrayList<>();
        List<Node> fields = page.all(node ->
                        Roles.field(node) && node.canBeUsed() && !node.name().isBlank())
                .sorted(Comparator.comparingInt(node -> -node.name().length()))
                .toList();
        for (Node field : fields) {
            List<String> words = List.of(field.name().strip().split("\\s+"));
            for (String name : List.of(field.name(), words.getLast(), words.getFirst())) {
                Matcher mention = Pattern.compile(
                                "(?iu)(?<![\\w@.])" + Pattern.quote(name.toLowerCase(Locale.ROOT)) + "(?![\\w@])")
                        .matcher(text);
                if (mention.find()
                        && found.stream()
                                .noneMatch(each -> each.start() < mention.end() && mention.start() < each.end())) {
                    found.add(new Mention(field.name(), mention.start(), mention.end()));
                    break;
                }
            }
        }
        found.sort(Comparator.comparingInt(Mention::start));
        return found;
    }
}
