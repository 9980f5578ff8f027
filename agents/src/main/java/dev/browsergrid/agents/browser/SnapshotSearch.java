package dev.browsergrid.agents.browser;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds lines of an accessibility tree that hold all words of a query: in their role, name or text, or, for an element
/// without words of its own nearby, in the words just before it.
final class SnapshotSearch {
    private static final Pattern LINE = Pattern.compile("(\\s*)- (.*)");
    private static final Pattern REF = Pattern.compile("\\[ref=\\w+]");
    private static final Pattern MARKS = Pattern.compile("\\[[a-z]+(?:=[^\\]\\s]*)?]");
    private static final Pattern SAID = Pattern.compile("\"(?<name>.+?)\"|: (?<text>.+)$");
    private static final int LONGEST_LINE = 300;
    private static final int LONGEST_CONTEXT = 80;

    private SnapshotSearch() {}

    private record Found(int rank, String line) {}

    /// The lines, those that hold the query word for word first, each with its ref, or that of what it is in, and the
    /// words before it on the page.
    static List<String> find(String snapshot, String query) {
        String phrase = query.strip().toLowerCase(Locale.ROOT);
        List<String> words = Arrays.asList(phrase.split("\\s+"));
        List<Found> found = new ArrayList<>();
        List<String> refs = new ArrayList<>();
        String before = "";
        for (String line : snapshot.lines().toList()) {
            Matcher parts = LINE.matcher(line);
            if (!parts.matches()) {
                continue;
            }
            int depth = parts.group(1).length() / 2;
            String item = parts.group(2);
            Matcher ref = REF.matcher(item);
            String own = ref.find() ? ref.group() : "";
            while (refs.size() > depth) {
                refs.removeLast();
            }
            while (refs.size() < depth) {
                refs.add("");
            }
            String text = MARKS.matcher(item).replaceAll("").toLowerCase(Locale.ROOT);
            String said = said(item);
            if (text.contains(phrase)) {
                found.add(new Found(0, told(item, own, refs, before)));
            } else if (words.stream().allMatch(text::contains)) {
                found.add(new Found(1, told(item, own, refs, before)));
            } else if (!own.isEmpty() && isNear(words, text, before)) {
                found.add(new Found(2, told(item, own, refs, before)));
            }
            refs.add(own);
            before = said.isEmpty() ? before : said;
        }
        return found.stream()
                .sorted((one, other) -> Integer.compare(one.rank(), other.rank()))
                .map(Found::line)
                .toList();
    }

    // the first word has to be the element's own, or every element after a text would be one
    private static boolean isNear(List<String> words, String text, String before) {
        String around = text + " " + before.toLowerCase(Locale.ROOT);
        return words.size() > 1
                && text.contains(words.getFirst())
                && words.stream().allMatch(around::contains);
    }

    private static String told(String item, String own, List<String> refs, String before) {
        String line = item.length() <= LONGEST_LINE ? item : item.substring(0, LONGEST_LINE) + "… " + own;
        String in = refs.reversed().stream()
                .filter(ref -> own.isEmpty() && !ref.isEmpty())
                .findFirst()
                .map(ref -> " in " + ref)
                .orElse("");
        String context = before.isEmpty() ? "" : " (after: " + before + ")";
        return "- " + (line.endsWith(":") ? line.substring(0, line.length() - 1) : line) + in + context;
    }

    private static String said(String item) {
        Matcher said = SAID.matcher(item.startsWith("/") ? "" : item);
        if (!said.find()) {
            return "";
        }
        String words = said.group("name") == null ? said.group("text") : said.group("name");
        return words.length() <= LONGEST_CONTEXT ? words : words.substring(0, LONGEST_CONTEXT) + "…";
    }
}
