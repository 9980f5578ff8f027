package dev.browsergrid.agents.offline;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Words of everyday English by the part they play in an instruction.
final class Vocabulary {
    /// Words any sentence has; they tell nothing about which thing is meant.
    static final Set<String> FILLING = words("""
        a about above again all also am an and any are as at be been being both but by can could did do does
        doe down each either else every for from get go going had has have he her here him his how i if in into
        is it its just let like'd me mine more my near no not now of off on one only onto or other our out over
        own please put really s shall she should so some t than that the their them then there these they thi
        this those to too under until up us very was we were what when where which who whom whose why will with
        within would you your d ll m re ve has it it's\
        """);

    /// What people call a thing of a page, whatever it is: “the message from Priya” need not be labelled “message”.
    static final Set<String> KINDS = words("""
        account album announcement answer appointment article book booking box button card chapter checkbox
        column comment contact conversation customer dish document email entry event field file flight folder
        game group headline icon image invoice issue item job letter line link list listing loan mail meeting
        member menu message movie name note notification offer option order page part payment person phone photo
        picture place playlist plan play point post product profile project question recipe record reply reservation
        result review room row section service shop show site song state step store story switch tab table task
        text thing thread ticket title topic track transaction transfer trip user value video widget window\
        """);

    /// Verbs that say what to do with a thing, as pages name their buttons.
    static final Set<String> DEEDS = words("""
        allow approve archive assign block bookmark book boost borrow call cancel clear collapse connect copy
        deny disconnect discard donate download duplicate edit erase export flag follow forward hide import
        install invite join like listen lock merge mute order pause pay pin play post postpone print publish purchase
        quote rate redeem redo register reject remind rename renew reopen reorder repeat report request reserve
        reset restore resume retry review rotate save schedule share show shuffle skip star start stop subscribe
        track translate trash undo unblock unfollow uninstall unlike unlock unmute unpin unstar unsubscribe
        upgrade view vote watch zoom\
        """);

    /// Buttons that mean what a verb says in other words.
    static final Map<String, List<String>> SAME_DEED = Map.ofEntries(
            Map.entry("delete", List.of("remove", "trash", "discard", "erase")),
            Map.entry("remove", List.of("delete", "trash", "discard", "erase")),
            Map.entry("erase", List.of("delete", "remove", "clear")),
            Map.entry("trash", List.of("delete", "remove")),
            Map.entry("cancel", List.of("delete", "remove")),
            Map.entry("save", List.of("read later", "watch later", "bookmark", "keep")),
            Map.entry("bookmark", List.of("save")),
            Map.entry("star", List.of("favourite", "favorite")),
            Map.entry("like", List.of("upvote", "love", "heart")),
            Map.entry("purchase", List.of("buy", "add")),
            Map.entry("buy", List.of("add", "purchase", "order")),
            Map.entry("order", List.of("buy", "add")),
            Map.entry("book", List.of("reserve", "select")),
            Map.entry("reserve", List.of("book", "hold")),
            Map.entry("report", List.of("flag")),
            Map.entry("flag", List.of("report")),
            Map.entry("post", List.of("send", "submit", "publish", "comment", "reply")),
            Map.entry("send", List.of("submit", "post")),
            Map.entry("view", List.of("open", "show", "read")),
            Map.entry("show", List.of("view", "open", "expand")),
            Map.entry("pay", List.of("buy", "checkout")),
            Map.entry("remind", List.of("send reminder")),
            Map.entry("start", List.of("play", "begin", "run")),
            Map.entry("stop", List.of("pause", "end")),
            Map.entry("resume", List.of("play", "continue")),
            Map.entry("register", List.of("sign up", "create account", "join")),
            Map.entry("download", List.of("export")));

    /// How people ask for what tables have as a heading.
    private static final Map<String, String> HEADINGS = Map.ofEntries(
            Map.entry("\\bhow much\\b.*|.*\\bcost\\b", "price amount balance total"),
            Map.entry("\\bhow many\\b", "quantity number count"),
            Map.entry("\\bhow (?:big|large)\\b", "size"),
            Map.entry("\\bhow heavy\\b", "weight"),
            Map.entry("\\bhow long\\b", "duration length time"),
            Map.entry("\\b(?:leave|leaves|start|starts)\\b", "departs departure start"),
            Map.entry("\\b(?:arrive|arrives|land|lands)\\b", "arrives arrival"),
            Map.entry("\\b(?:changed|edited|updated)\\b", "modified changed updated"),
            Map.entry("^when\\b", "date due issued when"),
            Map.entry("^who\\b", "name author customer payee owner"));

    private Vocabulary() {}

    /// What a list of such things may be headed.
    static String heading(String things) {
        return things.matches("(?i).*\\bsteps?\\b.*")
                ? things + " method instructions directions preparation"
                : things.matches("(?i).*\\b(?:tracks?|songs?)\\b.*") ? things + " tracks songs playlist" : things;
    }

    /// A question with the headings it may be asking for.
    static String columns(String question) {
        String lower = question.toLowerCase(java.util.Locale.ROOT);
        return HEADINGS.entrySet().stream()
                .filter(entry -> java.util.regex.Pattern.compile(entry.getKey())
                        .matcher(lower)
                        .find())
                .map(Map.Entry::getValue)
                .reduce(lower, (all, more) -> all + " " + more);
    }

    private static Set<String> words(String text) {
        return Arrays.stream(text.strip().split("\\s+")).collect(Collectors.toUnmodifiableSet());
    }
}
