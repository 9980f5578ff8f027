package dev.browsergrid.agents.offline;

import java.util.ArrayList;
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

    private static final Pattern CODE_ASKED = Pattern.compile("The page asks for “(.+?)”\\. What is the code\\?");
    private static final Pattern CODE = Pattern.compile("\\b(?=\\w*\\d)[\\w-]{3,12}\\b");

    private Wishes() {}

    static List<Wish> of(Conversation conversation) {
        Matcher codeAsked = CODE_ASKED.matcher(conversation.earlierAnswer());
        Matcher code = CODE.matcher(conversation.task());
        if (codeAsked.find() && code.find()) {
            return withCode(code.group(), codeAsked.group(1), conversation.earlierTask());
        }
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

    /// The code into its field, and then what was to be done once signed in.
    private static List<Wish> withCode(String code, String field, String task) {
        List<String> clauses = Clauses.split(task);
        int signIn = 0;
        while (signIn < clauses.size()
                && IntentParser.parse(clauses.get(signIn)).stream()
                        .noneMatch(wish -> wish.intent() instanceof Intent.SignIn)) {
            signIn++;
        }
        List<Wish> wishes = new ArrayList<>();
        wishes.add(new Wish("the code", new Intent.Put(code, Target.of(field), true)));
        wishes.addAll(IntentParser.parse(
                String.join(". ", clauses.subList(Math.min(signIn + 1, clauses.size()), clauses.size()))));
        return List.copyOf(wishes);
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
