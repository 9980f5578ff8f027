package dev.browsergrid.agents.offline;

import dev.browsergrid.agents.offline.Intent.Back;
import dev.browsergrid.agents.offline.Intent.CloseTab;
import dev.browsergrid.agents.offline.Intent.NewTab;
import dev.browsergrid.agents.offline.Intent.Open;
import dev.browsergrid.agents.offline.Intent.Reload;
import dev.browsergrid.agents.offline.Intent.Screenshot;
import dev.browsergrid.agents.offline.Intent.Scroll;
import dev.browsergrid.agents.offline.Intent.ScrollTo;
import dev.browsergrid.agents.offline.Intent.SwitchTab;
import dev.browsergrid.agents.offline.Intent.Wait;
import dev.browsergrid.agents.offline.Rules.Match;
import java.util.Locale;

/// How people ask to get about: pages, tabs, scrolling, waiting.
final class MovingRules {
    static final double FAR = 20;

    private MovingRules() {}

    static Rules add(Rules rules) {
        return rules.when("(?:go |navigate |take me )?back(?: (?:a|one|to the previous) page| once)?", _ -> new Back())
                .when("return to the previous page|go to the previous page", _ -> new Back())
                .when("(?:reload|refresh)(?: {the}(?:current )?page| it)?", _ -> new Reload())
                .when("(?:take|make) (?:a |another )?screenshot(?: of .+)?", _ -> new Screenshot())
                .when("(?:open|create|start) (?:a |another )?(?:new|blank|fresh)(?: browser)? tab", _ -> new NewTab(""))
                .when("(?:open|create) (?:a )?new tab (?:with|at|to|for|on) (.+)", m -> new NewTab(m.text(1)))
                .when("(?:open|load) (.+) in (?:a )?(?:new|another|separate) tab", m -> new NewTab(m.text(1)))
                .when("close {the}(?:current |active )?tab", _ -> new CloseTab())
                .when(
                        "(?:switch|go|change|move|return|jump) (?:back )?to {the}(.+?) tab",
                        m -> new SwitchTab(m.text(1)))
                .when(
                        "(?:open|select|show|activate) {the}({ordinal}|next|previous|other) tab",
                        m -> new SwitchTab(m.text(1)))
                .when("(?:open|show) {the}(.+?) tab", m -> new SwitchTab(m.text(1)))
                .when("switch (?:back )?to {the}(.+)", m -> new SwitchTab(m.text(1)))
                .when(
                        "scroll (?:all the way )?(?:down |up )?(?:all the way )?(?:to )?{the}(?:very"
                                + " )?(bottom|top|end|start)(?: of {the}(.+?))?",
                        m -> new Scroll(toEnd(m), FAR, page(m.text(2))))
                .when(
                        "(?:keep (?:on )?)?scroll(?:ing)?(?: down)?,? (?:until|till) (?:you (?:reach|get to|are at|hit)"
                                + " )?{the}(?:very )?(?:end|bottom)(?: .+)?",
                        _ -> new Scroll("down", FAR, ""))
                .when("scroll all the way (down|up)", m -> new Scroll(m.text(1), FAR, ""))
                .when(
                        "scroll(?: (down|up|left|right))?(?:(?: by)? ({count}) (?:pages?|screens?|times?)|( twice)| a"
                                + " (?:bit|little)| further| more| some more)?(?: (?:in|on|inside|within) {the}(.+?))?",
                        m -> new Scroll(direction(m.text(1)), pages(m), page(m.text(4))))
                .when("scroll {the}(.+?) (down|up|left|right)", m -> new Scroll(m.text(2), 1, page(m.text(1))))
                .when(
                        "scroll (?:down |up )?(?:to|until(?: you (?:see|reach))?) {the}(.+)",
                        m -> new ScrollTo(m.text(1)))
                .when("wait(?: (?:for )?(?:a (?:moment|second|bit)|while))?", _ -> new Wait(1, ""))
                .when(
                        "wait (?:for )?({count}|\\d+(?:\\.\\d+)?) (?:seconds?|secs?|s)",
                        m -> new Wait(Numbers.count(m.text(1)), ""))
                .when(
                        "wait (?:for )?({count}|half an?|\\d+(?:\\.\\d+)?) (minutes?|mins?|hours?)",
                        m -> new Wait(Numbers.count(m.text(1)) * (m.text(2).startsWith("h") ? 3600 : 60.0), ""))
                .when(
                        "wait (?:for|until|till) {the}(?:text )?(.+?)(?: (?:appears?|shows? up|is shown|to appear|is"
                                + " visible|loads?|to load))?",
                        m -> new Wait(0, m.text(1)))
                .when(
                        "(?:go|navigate|browse|head|surf|take me|bring me|get|return|jump|proceed|continue)(?:"
                                + " (?:back|over))? to {the}(.+)",
                        m -> new Open(m.text(1)))
                .when("(?:go|get) (?:back )?(home)", m -> new Open(m.text(1)))
                .when(
                        "(?:open|visit|load|launch|bring up|go|browse|show me)(?: up)? (?!only\\b){the}(?!more\\b)(.+)",
                        m -> new Open(m.text(1)));
    }

    private static String toEnd(Match match) {
        return match.text(1).matches("(?i)top|start") ? "up" : "down";
    }

    private static String direction(String word) {
        return word.isEmpty() ? "down" : word.toLowerCase(Locale.ROOT);
    }

    private static double pages(Match match) {
        return match.says(2) ? Numbers.count(match.text(2)) : match.says(3) ? 2 : 1;
    }

    private static String page(String where) {
        return where.matches("(?i)(?:page|site|window)?") ? "" : where;
    }
}
