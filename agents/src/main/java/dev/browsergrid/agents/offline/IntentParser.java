package dev.browsergrid.agents.offline;

import dev.browsergrid.agents.offline.Intent.Add;
import dev.browsergrid.agents.offline.Intent.Click;
import dev.browsergrid.agents.offline.Intent.Do;
import dev.browsergrid.agents.offline.Intent.Loose;
import dev.browsergrid.agents.offline.Intent.Make;
import dev.browsergrid.agents.offline.Intent.NotUnderstood;
import dev.browsergrid.agents.offline.Intent.Open;
import dev.browsergrid.agents.offline.Intent.Press;
import dev.browsergrid.agents.offline.Intent.Put;
import dev.browsergrid.agents.offline.Intent.Remove;
import dev.browsergrid.agents.offline.Intent.Reply;
import dev.browsergrid.agents.offline.Intent.Search;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// From an instruction in plain English to what it asks for, step by step.
final class IntentParser {
    private static final int LONGEST_NAME = 4;
    private static final Rules RULES =
            EverydayRules.last(ActingRules.add(MovingRules.add(AskingRules.add(EverydayRules.first(new Rules())))));

    private IntentParser() {}

    static List<Wish> parse(String instruction) {
        List<Wish> wishes = new ArrayList<>();
        for (String clause : Clauses.split(instruction)) {
            for (Intent intent : clause(clause)) {
                join(wishes, clause, intent);
            }
        }
        return List.copyOf(wishes);
    }

    private static List<Intent> clause(String clause) {
        return RULES.meaning(clause)
                .map(IntentParser::withoutTail)
                .orElseGet(() -> List.of(
                        Words.of(clause).size() <= LONGEST_NAME ? new Loose(clause) : new NotUnderstood(clause)));
    }

    /// “open the cart and compose a poem”: no name is that long, so what follows the “and” is what is not understood.
    private static List<Intent> withoutTail(List<Intent> meaning) {
        String name = switch (meaning.getFirst()) {
            case Open(var place) -> place;
            case Click click -> click.target().words();
            case Intent _ -> "";
        };
        int tail = name.indexOf(" and ");
        return tail > 0 && Words.of(name).size() > LONGEST_NAME + 1
                ? List.of(new NotUnderstood(name.substring(tail + 5)))
                : meaning;
    }

    /// Some clauses only say more about the one before: the answer to its dialog, Enter after typing, “it”.
    private static void join(List<Wish> wishes, String clause, Intent next) {
        Intent last = wishes.isEmpty() ? Reply.NONE : wishes.getLast().intent();
        Optional<Intent> joined = joined(last, next);
        if (joined.isPresent()) {
            Wish before = wishes.removeLast();
            wishes.add(new Wish(before.clause() + " and " + clause, joined.get()));
        } else {
            wishes.add(new Wish(clause, meantBy(last, next)));
        }
    }

    private static Optional<Intent> joined(Intent last, Intent next) {
        return switch (next) {
            case Reply reply
            when last instanceof Click(var target, var how, int times, var _) ->
                Optional.of(new Click(target, how, times, reply));
            case Reply reply
            when last instanceof Loose(var words) ->
                Optional.of(new Click(Target.of(words), Intent.How.ONCE, 1, reply));
            case Reply reply
            when last instanceof Remove(var verb, var item) ->
                Optional.of(new Do(verb.toLowerCase(Locale.ROOT), item, reply));
            case Reply reply
            when last instanceof Do(var verb, var object, var _) -> Optional.of(new Do(verb, object, reply));
            case Intent finishing
            when last instanceof Make(var kind, var text, var rest, boolean _) && isFinishing(finishing) ->
                Optional.of(new Make(kind, text, rest, true));
            case Press(var keys, int times)
            when keys.equals("Enter") && times == 1 && last instanceof Put(var value, var field, var _) ->
                Optional.of(new Put(value, field, true));
            case Press(var keys, int times)
            when keys.equals("Enter") && times == 1 && last instanceof Search -> Optional.of(last);
            case Add(int count, var item, var place)
            when isPronoun(item) && last instanceof Search(var text, var _) -> Optional.of(new Add(count, text, place));
            case Intent _ -> Optional.empty();
        };
    }

    /// “and add it”, “then send it”, “and post it” after something was written.
    private static boolean isFinishing(Intent next) {
        return switch (next) {
            case Add(int _, var item, var place) -> isPronoun(item) && place.isEmpty();
            case Do(var verb, var object, var _) ->
                isPronoun(object) && verb.matches("send|post|add|submit|save|create|publish|confirm");
            case Intent.Submit(var words) -> words.isEmpty();
            case Intent _ -> false;
        };
    }

    private static Intent meantBy(Intent last, Intent next) {
        return switch (next) {
            case Add(int count, var item, var place) when isPronoun(item) -> new Add(count, subject(last, item), place);
            case Click(var target, var how, int times, var reply)
            when isPronoun(target.words()) -> new Click(Target.of(subject(last, target.words())), how, times, reply);
            case Open(var place) when isPronoun(place) -> new Open(subject(last, place));
            case Intent other -> other;
        };
    }

    private static boolean isPronoun(String words) {
        return words.matches("(?i)it|that|this|them|that one|this one|one");
    }

    private static String subject(Intent intent, String otherwise) {
        return switch (intent) {
            case Search(var text, var _) -> text;
            case Open(var place) -> place;
            case Click click -> click.target().words();
            case Add(int _, var item, var _) -> item;
            case Intent _ -> otherwise;
        };
    }
}
