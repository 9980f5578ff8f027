package dev.browsergrid.agents.offline;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Keeps what is between quotation marks, and addresses, safe from being read as English.
final class Quotes {
    private static final Pattern KEPT = Pattern.compile(
            "\"[^\"]*\"|“[^”]*”|‘[^’]*’|(?<=\\s|^)'[^']*'(?=\\s|[,.;]|$)|(?i:https?://\\S*[^\\s.,;!?])|\\S+@\\S+[\\w]");
    private static final Pattern MARK = Pattern.compile("\uE000(\\d+)\uE001");

    private final List<String> kept = new ArrayList<>();

    /// `text` with every quotation and address replaced by a mark.
    String hide(String text) {
        Matcher found = KEPT.matcher(text);
        StringBuilder hidden = new StringBuilder();
        while (found.find()) {
            kept.add(found.group());
            found.appendReplacement(hidden, "\uE000" + (kept.size() - 1) + "\uE001");
        }
        return found.appendTail(hidden).toString();
    }

    /// The original text behind the marks.
    String show(String hidden) {
        return MARK.matcher(hidden).replaceAll(mark -> {
            int index = Integer.parseInt(mark.group(1));
            return Matcher.quoteReplacement(index < kept.size() ? kept.get(index) : "");
        });
    }

    /// `text` without quotation marks around it.
    static String strip(String text) {
        String bare = text.strip();
        boolean quoted = bare.length() >= 2
                && "\"“‘'".indexOf(bare.charAt(0)) >= 0
                && "\"”’'".indexOf(bare.charAt(bare.length() - 1)) >= 0;
        return quoted ? bare.substring(1, bare.length() - 1) : bare;
    }
}
