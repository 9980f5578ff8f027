package dev.browsergrid.agents.offline;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the conversation asks for now. When the last answer was the model's own question, the new message completes
/// the earlier task from where it was unclear.
final class Wishes {
    private static final Pattern ASKED = Pattern.compile("Which one do you mean by “(.+?)”: (.+)\\?", Pattern.DOTALL);

    private Wishes() {}

    static List<Wish> of(Conversation conversation) {
        Matcher asked = ASKED.matcher(conversation.earlierAnswer());
        if (!asked.find()) {
            return IntentParser.parse(conversation.task());
        }
        String unclear = asked.group(1).toLowerCase(Locale.ROOT);
        Optional<String> choice =
                choice(conversation.task(), List.of(asked.group(2).split("; ", -1)));
        List<String> clauses = Clauses.split(conversation.earlierTask());
        for (int index = 0; index < clauses.size(); index++) {
            String clause = clauses.get(index);
            int at = clause.toLowerCase(Locale.ROOT).indexOf(unclear);
            if (at >= 0 && choice.isPresent()) {
                String meant = clause.substring(0, at) + choice.get() + clause.substring(at + unclear.length());
                List<String> rest = clauses.subList(index + 1, clauses.size());
                return IntentParser.parse(meant + (rest.isEmpty() ? "" : ". " + String.join(". ", rest)));
            }
        }
        return IntentParser.parse(conversation.task());
    }

    /// The offered choice a short reply such as “the second one” or “the clay one” means.
    private static Optional<String> choice(String reply, List<String> offered) {
        String bare = reply.strip()
                .replaceFirst("(?i)^(?:the|i mean the|i mean) ", "")
                .replaceFirst("(?i)(?: one)?[.!]?$", "");
        if (bare.matches("(?i)" + Numbers.ORDINAL)) {
            int ordinal = Numbers.ordinal(bare);
            int index = ordinal == Numbers.LAST ? offered.size() - 1 : ordinal - 1;
            return index >= 0 && index < offered.size() ? Optional.of(offered.get(index)) : Optional.empty();
        }
        return offered.stream()
                .filter(each -> Words.score(bare, each) >= Words.ALL)
                .max(Comparator.comparingDouble(each -> Words.score(bare, each)));
    }
}
