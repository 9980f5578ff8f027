package dev.browsergrid.agents.offline;

import dev.browsergrid.agents.offline.Intent.Add;
import dev.browsergrid.agents.offline.Intent.Choose;
import dev.browsergrid.agents.offline.Intent.Click;
import dev.browsergrid.agents.offline.Intent.Drag;
import dev.browsergrid.agents.offline.Intent.FillForm;
import dev.browsergrid.agents.offline.Intent.Filter;
import dev.browsergrid.agents.offline.Intent.Hover;
import dev.browsergrid.agents.offline.Intent.How;
import dev.browsergrid.agents.offline.Intent.Press;
import dev.browsergrid.agents.offline.Intent.Put;
import dev.browsergrid.agents.offline.Intent.Remove;
import dev.browsergrid.agents.offline.Intent.Reply;
import dev.browsergrid.agents.offline.Intent.Search;
import dev.browsergrid.agents.offline.Intent.SignIn;
import dev.browsergrid.agents.offline.Intent.Sort;
import dev.browsergrid.agents.offline.Intent.Submit;
import dev.browsergrid.agents.offline.Intent.Tick;
import dev.browsergrid.agents.offline.Intent.Upload;
import dev.browsergrid.agents.offline.Rules.Match;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How people ask for something to be done to a page.
final class ActingRules {
    private static final String CART = "((?:shopping )?(?:cart|basket|bag|trolley|order|wish ?list))";
    private static final String DIALOG =
            "(?:dialog(?:ue)?(?: box)?|alert|confirm(?:ation)?|pop-?up|prompt|message box)";
    private static final String KEY =
            "((?:(?:ctrl|control|shift|alt|cmd|command|meta)\\s?\\+\\s?)*(?:enter|return|escape|esc|tab|space(?:"
                    + " ?bar)?|backspace|delete|home|end|page ?up|page ?down|(?:arrow ?|)(?:up|down|left|right)(?:"
                    + " arrow)?|f\\d+|[a-z0-9]))";
    private static final String DOWN =
            "(?:descending|high(?:est)? to low(?:est)?|most expensive first|dearest first|highest first"
                    + "|newest first|latest first|largest first|z to a|reverse(?:d)?)";
    private static final String UP =
            "(?:ascending|low(?:est)? to high(?:est)?|cheapest first|lowest first|oldest first|earliest first"
                    + "|smallest first|a to z)";
    private static final Pattern ITEM =
            Pattern.compile("(?i)(" + Numbers.COUNT + ")?\\s*(?:x |× |of )?(?:the |more )?(.+)");
    private static final Pattern NEXT_ITEM =
            Pattern.compile("(?i)\\s*,\\s*(?:and )?|\\s+and\\s+(?=(?:" + Numbers.COUNT + "|the) )");

    private ActingRules() {}

    static Rules add(Rules rules) {
        dialogs(rules);
        shopping(rules);
        pointing(rules);
        return filling(rules);
    }

    private static void dialogs(Rules rules) {
        rules.when(
                        "(?:accept|confirm|ok|okay|agree to|approve)(?: (?:{the}|any )?" + DIALOG + "| it)?",
                        _ -> new Reply("accept", ""))
                .when(
                        "(?:dismiss|decline|reject|cancel) (?:{the}|any )?(?:" + DIALOG + "|it)|dismiss",
                        _ -> new Reply("dismiss", ""))
                .when(
                        "(?:answer|reply to|respond to) {the}(?:" + DIALOG + "|question)? ?with (.+)",
                        m -> new Reply("accept", m.text(1)))
                .when(
                        "(?:answer|enter|type|write) (.+?) (?:in|into|to) {the}" + DIALOG,
                        m -> new Reply("accept", m.text(1)))
                .when(
                        "(?:sign|log)(?: (?:me|us))? ?in(?:to .+?)?(?: (?:to|at|on) .+?)? (?:with|as|using)"
                                + " {the}(?:e-?mail(?: address)?|user(?: ?name)?|account|login|card number|name|id)?"
                                + " ?(\\S+?),?(?: (?:and|with|using|/))*(?:"
                                + " {the}(?:password|passcode|passphrase|pin|code))? (\\S+)",
                        m -> new SignIn(m.text(1), m.text(2)));
    }

    private static void shopping(Rules rules) {
        rules.whenAll(
                        "(?:add|put|place|throw|order|buy)(?: me)? (.+) (?:in|into|to|onto) {the}" + CART,
                        m -> items(m, m.text(2)))
                .whenAll("(?:add|buy)(?: me)? (.+)", m -> items(m, ""))
                .when(
                        "(remove|delete|take) {the}(.+?) (?:from|out of|off) {the}(?:" + CART
                                + "|list|table|page|board|playlist)",
                        m -> new Remove(m.text(1), m.text(2)))
                .when("(remove|delete) {the}(.+)", m -> new Remove(m.text(1), m.text(2)))
                .when("(?:go to |proceed to |continue to )?check ?out", _ -> new Click(Target.of("checkout")))
                .when(
                        "(?:submit|send)(?: {the}(?:form|it|this|that|page|answers?|entry))?(?: it| off)?",
                        _ -> new Submit(""))
                .when(
                        "((?:submit|send|place|complete|confirm|finish)"
                                + " {the}(?:order|request|application|message|form|purchase))",
                        m -> new Submit(m.text(1)))
                .when(
                        "(?:sort|order|arrange)(?: {the}[^,]+?)? by {the}(.+?),?(?: \\(?(?:from |in )?(?:(" + DOWN
                                + ")|" + UP + ")\\)?(?: order)?)?",
                        m -> new Sort(m.text(1), m.says(2)))
                .when(
                        "sort (?:(?:{the}.+? |it )?)(?:from )?(?:(" + DOWN + ")|" + UP + ")",
                        m -> new Sort(m.says(1) ? "high to low" : "low to high", m.says(1)))
                .when(
                        "(?:filter(?: {the}.+?| it)? (?:by|for|on|to|with)|(?:only show|show only|show me only|limit"
                                + " to)) {the}(.+)",
                        m -> new Filter(m.text(1)))
                .when(
                        "(?:search|look|hunt)(?: {the}(?:site|page|shop|store|web|catalogue|list|table))? for"
                                + " {the}(.+?)(?: (?:in|on|with|using) {the}(.+))?",
                        m -> new Search(m.text(1), m.text(2)))
                .when("search {the}(.+?) for (.+)", m -> new Search(m.text(2), m.text(1)))
                .when("(?:search|find) (?:for )?{the}(.+)", m -> new Search(m.text(1), ""));
    }

    private static void pointing(Rules rules) {
        rules.when(
                        "(?:drag|move)(?: and drop)? {the}(.+?) (?:onto|on to|on top"
                                + " of|on|to|above|below|over|before|after|under|into|next to) {the}(.+)",
                        m -> new Drag(m.target(1), m.target(2)))
                .when(
                        "(?:hover|mouse|point|move {the}(?:mouse|pointer|cursor))(?: over| on| at| to|over)? {the}(.+)",
                        m -> new Hover(m.target(1)))
                .when(
                        "(?:upload|attach)(?: {the}file(?: called| named)?)? {the}(.+?)(?:"
                                + " (?:to|into|in|as|for|with|using|under) {the}(.+))?",
                        m -> new Upload(m.text(1), m.text(2)))
                .when("(?:choose|select) {the}file (.+)", m -> new Upload(m.text(1), ""))
                .when(
                        "(?:press|hit|use) {the}" + KEY + "(?: key)?(?: ({count}|once|twice)(?: times)?)?",
                        m -> new Press(keys(m.text(1)), times(m.text(2))))
                .when("double[- ]?click(?: on)? (.+)", m -> new Click(m.target(1), How.DOUBLE, 1, Reply.NONE))
                .when("right[- ]?click(?: on)? (.+)", m -> new Click(m.target(1), How.RIGHT, 1, Reply.NONE))
                .when(
                        "(?:click|press|tap|hit|push)(?: on)? (.+?) (twice|{count} times)",
                        m -> new Click(m.target(1), How.ONCE, times(m.text(2)), Reply.NONE))
                .when("(?:click|press|tap|hit|push|click through)(?: on)? (.+)", m -> new Click(m.target(1)));
    }

    private static Rules filling(Rules rules) {
        return rules.when("fill(?: in| out)? {the}(?:\\w+ )?form(?: with|:)? (.+)", m -> new FillForm(m.raw(1)))
                .when(
                        "(?:uncheck|untick|disable|turn off|switch off|deselect|unselect) {the}(.+)",
                        m -> new Tick(m.text(1), false))
                .when(
                        "(?:check|tick|enable|turn on|switch on|mark|accept|agree to)"
                                + " (?!(?:what|whether|if|how|that)\\b){the}(.+)",
                        m -> new Tick(m.text(1), true))
                .when(
                        "fill(?: in| out)? {the}([^,]+?) (?:with|as) ((?:(?! (?:with|as) ).)+)",
                        m -> m.raw(2).matches("(?i).*\\b(?:and|,) .+ (?:with|as) .*")
                                ? new FillForm(m.raw(0))
                                : new Put(m.text(2), m.target(1), false))
                .when("fill(?: in| out)?(?: {the}(?:.*?)form)?(?: with)?:? (.+)", m -> new FillForm(m.raw(1)))
                .when(
                        "(?:set|change|update|adjust|make|turn) {the}(.+?) (?:to|=|be) (.+)",
                        m -> new Put(m.text(2), m.target(1), false))
                .when(
                        "(?:type|enter|write|put|input|insert|paste|key)(?: in)? (.+) (?:into|in"
                                + " to|in|as|for|inside|to|under) {the}(.+)",
                        m -> new Put(m.text(1), m.target(2), false))
                .when(
                        "(?:type|enter|write|input|insert|paste)(?: in)? (.+)",
                        m -> new Put(m.text(1), Target.NONE, false))
                .when(
                        "(?:select|choose|pick|set) {the}(.+?) (?:from|in|for|under|as|on|out of) {the}(.+)",
                        m -> new Choose(m.text(1), Target.of(m.raw(2)).said()))
                .when("(?:select|choose|pick) {the}(.+)", m -> new Choose(m.text(1), ""));
    }

    private static List<Intent> items(Match match, String place) {
        return Arrays.stream(NEXT_ITEM.split(match.raw(1)))
                .map(item -> item(item, place))
                .toList();
    }

    private static Intent item(String text, String place) {
        Matcher item = ITEM.matcher(text.strip());
        if (!item.matches()) {
            return new Add(1, text.strip(), place);
        }
        String count = item.group(1) == null ? "" : item.group(1);
        return new Add(Numbers.count(count), Quotes.strip(item.group(2)), place);
    }

    private static int times(String text) {
        return text.equalsIgnoreCase("twice")
                ? 2
                : text.equalsIgnoreCase("once") ? 1 : Numbers.count(text.replaceFirst("(?i) times$", ""));
    }

    private static String keys(String text) {
        return Arrays.stream(text.split("\\+"))
                .map(key -> key(key.strip()))
                .reduce((a, b) -> a + "+" + b)
                .orElse(text);
    }

    private static String key(String text) {
        String key = text.toLowerCase(Locale.ROOT).replace(" ", "");
        return switch (key) {
            case "return" -> "Enter";
            case "esc" -> "Escape";
            case "ctrl" -> "Control";
            case "cmd", "command" -> "Meta";
            case "space", "spacebar" -> "Space";
            case "pageup" -> "PageUp";
            case "pagedown" -> "PageDown";
            default -> {
                String bare = key.replace("arrow", "");
                yield bare.matches("up|down|left|right")
                        ? "Arrow" + capital(bare)
                        : key.length() == 1 ? key : capital(key);
            }
        };
    }

    private static String capital(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }
}
