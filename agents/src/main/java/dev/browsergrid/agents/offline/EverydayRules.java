package dev.browsergrid.agents.offline;

import dev.browsergrid.agents.offline.Intent.Avoid;
import dev.browsergrid.agents.offline.Intent.Choose;
import dev.browsergrid.agents.offline.Intent.Do;
import dev.browsergrid.agents.offline.Intent.Fact;
import dev.browsergrid.agents.offline.Intent.FillForm;
import dev.browsergrid.agents.offline.Intent.Make;
import dev.browsergrid.agents.offline.Intent.Put;
import dev.browsergrid.agents.offline.Intent.Reply;
import dev.browsergrid.agents.offline.Intent.State;
import dev.browsergrid.agents.offline.Intent.Tick;
import dev.browsergrid.agents.offline.Intent.TickThese;
import dev.browsergrid.agents.offline.Intent.Turn;
import dev.browsergrid.agents.offline.Rules.Match;
import java.util.List;
import java.util.Locale;

/// How people put things in daily life: what they want to be so, what is to be made, what goes on to the next. What is
/// more particular is in the other rules.
final class EverydayRules {
    private static final String UNIT = "(page|month|week|day|year|track|song|step|slide|photo|picture|image|chapter"
            + "|question|result|item|episode|video|message)s?";
    private static final String QUOTE = "(\uE000\\d+\uE001)";
    private static final String DEED = "(" + String.join("|", Vocabulary.DEEDS)
            + "|add|remove|delete|submit|send|accept|apply|confirm|create|finish|make|use|check ?out|sign up|log out)";
    private static final String WRITTEN =
            "(comment|reply|answer|review|message|note|post|question|e-?mail|mail|letter)";

    private EverydayRules() {}

    /// Those that come before more general ones.
    static Rules first(Rules rules) {
        turning(rules);
        switching(rules);
        return making(rules);
    }

    /// Those for what nothing else understands.
    static Rules last(Rules rules) {
        return rules.when(
                        "(?:do not|don['’]t|never) (.+)|(?:keep|leave) (?!\\w+ing\\b){the}(.+?)(?: (?:as (?:it is|they"
                                + " are)|alone|unchanged))?",
                        m -> new Avoid(m.says(1) ? m.text(1) : m.text(2)))
                .when("make {the}(.+?) (\\w+er)", m -> new Do(m.text(2).toLowerCase(Locale.ROOT), m.text(1)))
                .when("make {the}(.+?) (monthly|weekly|daily|yearly)", m -> new Choose(m.text(2), ""))
                .when(DEED + "(?: (.+))?", m -> new Do(m.text(1).toLowerCase(Locale.ROOT), m.raw(2)))
                .when(
                        "(?:(?:please )?(?:tell|show|give|find)(?: (?:me|us))?(?: out)?"
                            + " )?(?:(?:in|on|at|until|till|since|from|by|for) )?(who|whom|when|where|how|what|which)"
                            + " (.+)",
                        m -> new Fact(
                                m.text(1).toLowerCase(Locale.ROOT),
                                m.raw(2) + (m.raw(0).matches("(?i)(?:until|till) .*") ? " until" : "")))
                .when(
                        "(is|are|was|were|does|do|did|has|have) (?:there )?(?:any |an? )?{the}(.+)",
                        m -> new Fact("whether", m.raw(2)))
                .when(
                        "((?:i|we|it|my|our|the|he|she|they|there|{count})(?:['’]\\w+)? .+|a .+)",
                        m -> new State(m.raw(1)));
    }

    private static void turning(Rules rules) {
        rules.when(
                        "(?:go |skip |jump |move |turn |flip |advance |page |switch )?(?:on |forward |ahead |back"
                                + " )?(?:to )?{the}(next|following|last|first) " + UNIT + "(?: (?:of|in) .+)?",
                        m -> new Turn(direction(m.text(1)), m.text(2), 1))
                .when(
                        "(?:skip |jump |move |turn |flip |switch |go )?(?:back )?(?:to )?{the}previous (?!page)" + UNIT,
                        m -> new Turn("previous", m.text(1), 1))
                .when(
                        "(?:go|flip|turn|skip|jump|step|move) (back|forward|ahead|on)(?: by)? ({count}) (?!pages?\\b)"
                                + UNIT,
                        m -> new Turn(direction(m.text(1)), m.text(3), Numbers.count(m.text(2))))
                .when(
                        "(?:go|flip|turn|skip|jump|step|move)(?: by)? ({count}) " + UNIT + " (back|forward|ahead|on)",
                        m -> new Turn(direction(m.text(3)), m.text(2), Numbers.count(m.text(1))));
    }

    private static String direction(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "back" -> "previous";
            case "forward", "ahead", "on", "following" -> "next";
            case String other -> other;
        };
    }

    private static void switching(Rules rules) {
        rules.when("get rid of {the}(.+)", m -> new Do("remove", m.raw(1)))
                .when(
                        "(?:give|put) {the}(.+?) an? (like|star|heart|bookmark|flag)|(?:put|give) an?"
                                + " (like|star|heart|bookmark|flag) (?:on|to) {the}(.+)",
                        m -> new Do(m.text(2) + m.text(3), m.raw(1) + m.raw(4)))
                .when(
                        "(?:turn|set|move|push) {the}(.+?) (?:all the way (up|down)|to {the}(?:very"
                                + " )?(?:(max(?:imum)?|top)|min(?:imum)?|bottom))",
                        m -> new Put(
                                m.text(2).equalsIgnoreCase("up") || m.says(3) ? "maximum" : "minimum",
                                new Target(m.text(1), "", 0),
                                false))
                .when("rate {the}(.+?) (?:with|at) (?:an? )?(\\d+)", m -> new Put(m.text(2), m.target(1), false))
                .when(
                        "(?:show|list|put) {the}(newest|oldest|latest|cheapest|dearest|highest|lowest) (.+? )?first",
                        m -> new Intent.Sort(
                                m.text(1) + " first", m.text(1).matches("(?i)newest|latest|dearest|highest")))
                .when(
                        "(?:make|be) (?:sure|certain) (?:that )?{the}(.+?) (?:is|are|stays?|remains?) (?:turned"
                                + " |switched"
                                + " )?(on|off|checked|unchecked|ticked|unticked|enabled|disabled|selected|active)",
                        m -> new Tick(m.text(1), isOn(m.text(2))))
                .when("(?:make|be) (?:sure|certain) (?:that )?{the}(.+)", m -> new Tick(m.text(1), true))
                .when(
                        "(?:turn|switch|toggle) {the}(.+?) (on|off)(?:,? and {the}(.+?)(?: too| as well)?)?",
                        m -> new Tick(m.says(3) ? m.text(1) + " and " + m.text(3) : m.text(1), isOn(m.text(2))))
                .when("hide {the}(.+)", m -> new Tick("show " + m.text(1), false))
                .when("(?:allow|permit) {the}(.+)", m -> new Tick(m.text(1), true))
                .when("not {the}(.+)", m -> new Tick(m.text(1), false))
                .when("mark (?:it|this|that) as (.+)", m -> new Choose(m.text(1), ""))
                .when(
                        "for {the}(.+?),? (?:answer|choose|select|pick|say|enter|put) (?:with )?(.+)",
                        m -> new Choose(m.text(2), m.text(1)))
                .when(
                        "(?:give|rate) (?:it|this|that|{the}\\w+(?: \\w+)?)(?: with| at)? ({count})"
                                + " (stars?|points?|hearts?)",
                        m -> new Choose(m.text(1) + " " + m.text(2), ""))
                .when(
                        "(?:(un)?(?:select|tick|check|mark)|choose) (everything|all(?: of (?:them|it))?|every"
                                + " (?:box|item|row|one)|all (?:the )?(?:boxes|items|rows|answers|options))(?:"
                                + " (?:in|of|under|for|from|on) {the}(.+))?",
                        m -> new TickThese("all", m.text(3), !m.says(1)))
                .when(
                        "(?:(un)?(?:select|tick|check|mark)|choose) {the}((?:first|last) {count} .+|{ordinal}(?:(?:, |"
                                + " and |, and )(?:the )?{ordinal})+ .+|{ordinal} (?:check"
                                + " ?box|box|row|message|e-?mail|mail|file|item|entry))",
                        m -> new TickThese(m.text(2), "", !m.says(1)))
                .when(
                        "(?:move|drag|slide|push|pull|turn|set) {the}(.+?)? ?(?:slider|knob|handle) (?:up |down )?to"
                                + " (.+)",
                        m -> new Put(m.text(2), new Target(m.text(1), "slider", 0), false))
                .whenAll("(?:set|change|update|adjust) (.+ to .+ and .+ to .+)", EverydayRules::puts)
                .when(
                        "(?:type|enter|write|put|input|insert)(?: in)? (.+ (?:as|into|in) .+(?: and |, ).+"
                                + " (?:as|into|in) .+)",
                        m -> new FillForm(m.raw(1)));
    }

    private static boolean isOn(String state) {
        return !state.toLowerCase(Locale.ROOT).matches("off|un.*|disabled");
    }

    private static List<Intent> puts(Match match) {
        return java.util.Arrays.stream(match.raw(1).split("(?i)(?:,| and|, and) (?:the |my )?(?=[^,]+? to )"))
                .map(pair -> pair.split("(?i) to ", 2))
                .filter(pair -> pair.length == 2)
                .<Intent>map(pair -> new Put(Quotes.strip(pair[1]), Target.of(pair[0]), false))
                .toList();
    }

    private static Rules making(Rules rules) {
        return rules.whenAll(
                        "rename {the}(.+?) (?:to|as|into) (.+)",
                        m -> List.of(
                                new Do("rename", m.raw(1), new Reply("accept", m.text(2))),
                                new Make("new name", m.text(2), "", true)))
                .when(
                        "(?:create|add|make|start|set up) (?:an? |another |one more |the )?(?:new )?([a-z][a-z -]*?),?"
                                + " (?:called|named|titled|labelled|entitled|saying|that says|reading|with"
                                + " {the}(?:text|title|name|message|subject)) (?:" + QUOTE + "|(.+?))"
                                + "(?:,? ((?:to|in|into|on|at|for|under|with) .+))?",
                        m -> new Make(m.text(1), m.says(2) ? m.text(2) : m.text(3), m.raw(4), true))
                .when(
                        "(leave|write|post|send|add) (?:an? |another |the )?(?:new )?" + WRITTEN
                                + "(?: here| below)?(?: (?:saying|that says|reading|with {the}text)|:) (.+)",
                        m -> new Make(m.text(2), m.text(3), "", finishes(m.text(1))))
                .when(
                        "(write|send|compose|draft|create) (?:an? |another )?(?:new )?(message|e-?mail|mail|letter) (to"
                                + " .+)",
                        m -> new Make("message", "", m.raw(3), finishes(m.text(1))))
                .whenAll(
                        "(?:reply|respond|answer)(?: to)? {the}(.+?) (?:saying|with|that says) " + QUOTE,
                        m -> List.of(new Do("reply", m.raw(1)), new Make("message", m.text(2), "", false)))
                .when(
                        "(?:name|call|title) {the}(\\w+(?: \\w+)?) (?:" + QUOTE + "|((?-i:\\p{Lu}).*))",
                        m -> new Put(m.says(2) ? m.text(2) : m.text(3), Target.of(m.text(1) + " name"), false));
    }

    private static boolean finishes(String verb) {
        return verb.matches("(?i)post|send|add");
    }
}
