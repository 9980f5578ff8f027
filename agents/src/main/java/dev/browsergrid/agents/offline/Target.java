package dev.browsergrid.agents.offline;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Something on a page as a person describes it: “the second Add button” is the words `Add`, the kind `button`, the
/// ordinal 2. Ordinal 0 means none was given.
record Target(String words, String kind, int ordinal) {
    static final Target NONE = new Target("", "", 0);
    private static final Pattern ORDINAL = Pattern.compile("(?i)^(?:the )?(" + Numbers.ORDINAL + ")\\b (.*)$");
    private static final Pattern KIND =
            Pattern.compile("(?i)^(.*?)\\s*\\b(button|link|tab|field|text ?box|text ?area|input|box|check ?box|radio"
                    + " button|radio|option|heading|image|picture|icon|menu item|menu|dropdown|drop-down|combo"
                    + " ?box|slider|row|item)$");

    static Target of(String description) {
        String bare = Quotes.strip(description.strip().replaceFirst("(?i)^(?:on |the |your |my )+", ""));
        if (!bare.equals(description.strip().replaceFirst("(?i)^(?:on |the |your |my )+", ""))) {
            return new Target(bare, "", 0);
        }
        int ordinal = 0;
        Matcher counted = ORDINAL.matcher(bare);
        if (counted.matches()) {
            ordinal = Numbers.ordinal(counted.group(1));
            bare = counted.group(2).strip();
        }
        Matcher kinded = KIND.matcher(bare);
        if (kinded.matches()) {
            return new Target(
                    Quotes.strip(kinded.group(1)), kinded.group(2).toLowerCase(java.util.Locale.ROOT), ordinal);
        }
        return new Target(Quotes.strip(bare), "", ordinal);
    }

    /// As a person would say it again.
    String said() {
        return words.isBlank() ? kind : words;
    }
}
