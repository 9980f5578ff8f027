package dev.browsergrid.agents.offline;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Cuts an instruction into the steps it asks for: at sentence ends, and at a comma, “and” or “then” that a verb or a
/// question follows.
final class Clauses {
    private static final Pattern SENTENCE_END = Pattern.compile("(?:[.!?;]+(?=\\s|$)|\\R)+\\s*");
    private static final Pattern POLITE = Pattern.compile(
            "(?i)^(?:(?:please|kindly|(?:can|could|would|will) you|i(?:'d|’d| would) like (?:you )?to|i(?:'d|’d|"
                + " would) (?:rather(?! be\\b)|prefer(?: to)?)|i (?:want|need) (?:you )?to|would you(?: mind)?|try"
                + " to|remember to|don(?:'|’)t forget to|help me(?:"
                + " to)?|let(?:'|’)?s|now|first(?:ly)?|also|and|then|finally|lastly|next|so|ok(?:ay)?|hey|hi|hello|just|go"
                + " ahead and|afterwards|after that|once there|there)\\b[,:]?\\s+)+");
    private static final Pattern THANKS = Pattern.compile(
            "(?i)[,\\s]+(?:please|for me|thanks|thank you|if you can|afterwards|instead)$|[\\s,.!?;:]+$");
    private static final String START =
            "(?:please |also |then |finally |now |afterwards |again )*(?:go|open|visit|navigate"
                + "|browse|head|click|double|right-click|press|tap|hit|push|type|enter|write|fill|put|set|select|choose|pick|check"
                + "|tick|uncheck|untick|submit|send|search|look|find|add|remove|delete|sort|filter|scroll|back|reload|refresh|switch"
                + "|close|hover|drag|move|drop|upload|attach|accept|dismiss|confirm|cancel|sign|log|login|logout|tell|what|what's"
                + "|which|how|read|show|give|report|list|is|are|does|who|when|where|wait|clear|buy|place|checkout|take|count|say"
                + "|change|turn|toggle|enable|disable|summari[sz]e|answer|return|complete|finish|save|subscribe|load|proceed|continue|make|update|let|come|expand|collapse|deselect|mark|attach|order"
                + " by|apply|allow|permit|rename|create|play|pause|mute|not|do not|don't|don’t|log me|sign me)\\b";
    /// Words that may be nouns as well: they begin a step when something follows that they can be done to.
    private static final String DEED = "(?:please |also |then )*(?:" + String.join("|", Vocabulary.DEEDS)
            + "|keep|leave|flip)(?=\\s+(?:the|it|them|that|this|these|those|a|an|my|me|all|both|everything|for|to"
            + "|only|again)\\b|\\s+(?:\uE000|(?-i:[\\p{Lu}\\d]))|\\s*$|\\s*,)";
    private static final Pattern JOINT = Pattern.compile(
            "(?i)(?:\\s*,)?\\s+(?:and|then|and then|and also|but|after that|afterwards|before you)\\s+(?=" + START + "|"
                    + DEED
                    + ")|\\s*[,:]\\s*(?:and\\s+|then\\s+|and then\\s+|after that,?\\s+|finally,?\\s+|but\\s+)*(?="
                    + START + "|" + DEED + ")"
                    + "|\\s+then\\s+");

    private Clauses() {}

    static List<String> split(String instruction) {
        Quotes quotes = new Quotes();
        List<String> clauses = new ArrayList<>();
        for (String sentence :
                SENTENCE_END.splitAsStream(quotes.hide(instruction.strip())).toList()) {
            for (String piece : JOINT.splitAsStream(polite(sentence)).toList()) {
                String clause = polite(piece);
                if (!clause.isBlank() && !clause.matches("(?i)(?:tell|show) me|let me know|report back")) {
                    clauses.add(quotes.show(clause));
                }
            }
        }
        return List.copyOf(clauses);
    }

    private static String polite(String piece) {
        String bare = POLITE.matcher(piece.strip()).replaceFirst("");
        for (Matcher thanks = THANKS.matcher(bare); thanks.find(); thanks = THANKS.matcher(bare)) {
            bare = bare.substring(0, thanks.start());
        }
        return bare.strip();
    }
}
