package dev.browsergrid.agents.offline;

import dev.browsergrid.agents.offline.Intent.Fact;
import dev.browsergrid.agents.offline.Intent.HowMany;
import dev.browsergrid.agents.offline.Intent.Most;
import dev.browsergrid.agents.offline.Intent.Read;
import dev.browsergrid.agents.offline.Intent.ValueOf;
import dev.browsergrid.agents.offline.Intent.Whether;
import dev.browsergrid.agents.offline.Rules.Match;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// How people ask what a page says.
final class AskingRules {
    private static final String ASK =
            "(?:(?:and )?(?:tell|show|give|let|report|say|check|find|see|know|read|list)(?: to)?(?: me| us)?(?: know|"
                    + " out| off| back)? )?";
    private static final String IS = "(?:is|are|was|were|does|do|'s|’s)";
    static final String LEAST =
            "cheapest|lightest|nearest|closest|fewest|least|coldest|slowest|youngest|least expensive|lowest(?:[-"
                    + " ]priced| priced)?|smallest|oldest|earliest|shortest|minimum|least paid";
    static final String MOST = "heaviest|farthest|furthest|most popular|most liked|warmest|hottest|fastest|tallest"
            + "|most expensive|dearest|priciest|highest(?:[- ]paid|"
            + " paid)?|largest|biggest|newest|latest|longest|maximum|best[- ]paid|most(?= \\w)";
    private static final String GREATER =
            "warmer|hotter|bigger|larger|higher|longer|heavier|newer|later|taller|faster|dearer|farther|further|greater";
    private static final String MANY =
            "(.+?)(?: there)?(?: (?:are|is|do|does|did|can|have|has|were)(?: (?:there|i have|you see|we"
                    + " have|shown|listed|left|it have))?)?";

    private AskingRules() {}

    static Rules add(Rules rules) {
        return rules.when(
                        ASK + "how many " + MANY + "(?: (?:in|on|inside) {the}(.+))?",
                        m -> new HowMany(m.text(1), m.text(2)))
                .when("count {the}(.+?)(?: (?:in|on) {the}(.+))?", m -> new HowMany(m.text(1), m.text(2)))
                .when(
                        ASK + "(?:what " + IS + " )?the number of (.+?)(?: (?:in|on) {the}(.+))?",
                        m -> new HowMany(m.text(1), m.text(2)))
                .when(
                        ASK + "how much (?:(?:do|will|would|must|should) )?(?:i|we) (?:have to |must )?(?:owe|pay)"
                                + " (?:in|for) {the}(.+)",
                        m -> new ValueOf(m.text(1), ""))
                .when(ASK + "how much .*\\b(?:pay|owe|altogether|in total)\\b.*", _ -> new ValueOf("total", ""))
                .when(
                        ASK + "how (?:much|expensive) (?:" + IS + "|would|will|did) {the}(?:an? )?(.+?)(?: costs?)?",
                        m -> price(m.text(1)))
                .when(ASK + "what (?:does|do|would|will) {the}(?:an? )?(.+?) cost", m -> price(m.text(1)))
                .when(
                        ASK + "(?:(?:what|which(?: one)?|who)(?: ?" + IS
                                + "| has| have| earns)? )?{the}(?:(.+?) (?:is|has|are|costs?) )?{the}(?:(" + LEAST
                                + ")|(" + MOST + "))(?: (.+))?",
                        AskingRules::most)
                .when(
                        ASK + "which(?: (?:one|of (?:the )?(?:two|them|these)))?(?: (\\w+))? " + IS + " {the}(\\w+er)",
                        m -> new Most(m.text(2), m.text(2).matches("(?i)" + GREATER), m.text(1)))
                .when("(?:are|is) there (?:an? |any )?(.+?)(?: (?:on|in) .+)?", m -> new Whether(m.text(1), ""))
                .when(
                        ASK + "(?:whether|if|" + IS
                                + ") {the}(.+?) (?:is |box"
                                + " )?(checked|ticked|selected|chosen|enabled|disabled|expanded|on|off)",
                        m -> new Whether(m.text(1), m.text(2)))
                .when("(?:where am i|what page (?:is this|am i on)|which page .*)", _ -> new Read(Target.of("title")))
                .when(
                        ASK + "what(?:(?: ?" + IS
                                + ")?(?: there)?|(?: do you| can you)? see) (?:on|in) {the}(?:page|site|screen)|what"
                                + " do you see",
                        _ -> new Read(Target.of("page")))
                .when("(?:summari[sz]e|describe) {the}(?:page|site|screen|it)?", _ -> new Read(Target.of("page")))
                .when(ASK + "what (?:does|did|do) {the}(.+?) (?:say|show|contain|read)", m -> new Read(m.target(1)))
                .when(
                        ASK + "what (?:happened|it says|does it say|the result is|is the result)",
                        _ -> new Read(Target.of("message")))
                .when("read(?: out| aloud| me)? {the}(.+)", m -> new Read(m.target(1)))
                .when(
                        ASK + "(who|when|where) ?" + IS + " (.+)",
                        m -> new Fact(m.text(1).toLowerCase(Locale.ROOT), m.raw(2)))
                .whenAll(ASK + "(?:what|which) ?" + IS + " {the}(.+)", AskingRules::values)
                .whenAll(
                        "(?:tell|give|report)(?: to)?(?: me| us)"
                                + " (?!what|which|how|who|when|where|if|whether){the}(.+?)(?: is| are)?",
                        AskingRules::values)
                .when(
                        ASK
                                + "(?:what|which) (\\w+(?: \\w+)?) (?:is|does|has|was) {the}(.+?)(?:"
                                + " (?:in|have|from|at|work in))?",
                        m -> new ValueOf(m.text(1), m.text(2)))
                .when(
                        ASK + "(?:what|which) (?!the\\b)(\\w+) {the}(.+?) (?:is|works|lives|has)(?: in| at| from)?",
                        m -> new ValueOf(m.text(1), m.text(2)))
                .whenAll(ASK + "what {the}(.+?) (?:is|are)", AskingRules::values)
                .whenAll("(?:say|note) {the}(.+)", AskingRules::values);
    }

    private static Intent price(String thing) {
        return thing.matches("(?i)it|total|everything|.*\\b(?:total|pay|cart|order)\\b.*")
                ? new ValueOf("total", "")
                : new ValueOf("price", thing);
    }

    private static Intent most(Match match) {
        String quality = match.says(2) ? match.text(2) : match.text(3);
        if (quality.matches("(?i)most|fewest|least") && match.says(4)) {
            String measured = match.text(4).replaceFirst("(?i) (?:on|in|of|among) .*$", "");
            return new Most(quality + " " + measured, match.says(3), match.text(1));
        }
        String subject = match.text(1).isEmpty() ? match.text(4) : match.text(1) + " " + match.text(4);
        return new Most(quality, match.says(3), subject.strip());
    }

    /// “the total and the shipping” are two questions; “the salary of Chen Wei” is one about a part of the page.
    private static List<Intent> values(Match match) {
        return Arrays.stream(match.raw(1).split("(?i),? and (?:what is )?(?:the |my )?"))
                .map(AskingRules::value)
                .toList();
    }

    private static Intent value(String text) {
        String bare = text.strip();
        String[] of = bare.split("(?i) (?:of|for|on) (?:the |my |a |an )?", 2);
        if (of.length == 2) {
            return new ValueOf(Quotes.strip(of[0]), Quotes.strip(of[1]));
        }
        String[] owned = bare.split("['’]s ", 2);
        return owned.length == 2 ? new ValueOf(owned[1], owned[0]) : new ValueOf(Quotes.strip(bare), "");
    }
}
