package dev.browsergrid.profiles.overlay;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/// What a person might change on the pages of a test, and all that is then to be looked at, by name. Edits are made
/// with random values, so that each of two captures differs from the other.
final class PageEdits {
    /// Chromium writes no more than six pages before the one that is shown into its session log.
    private static final String HISTORY = "[Math.min(history.length, 7), history.state]";
    private static final Map<String, String> EVERYWHERE = Map.of(
            "text field", "text.value",
            "autocomplete=off", "off.value",
            "nested scroller", "[scroller.scrollLeft, scroller.scrollTop]",
            "scroll of the page", "scrollY",
            "sessionStorage", "Object.entries(sessionStorage).sort()",
            "history", HISTORY,
            "window.name", "window.name");
    private static final Map<String, String> ON_MAIN = Map.ofEntries(
            Map.entry("text area", "area.value"),
            Map.entry("check box", "box.checked"),
            Map.entry("radio buttons", "[red.checked, blue.checked]"),
            Map.entry("select", "one.value"),
            Map.entry("select of several", "[...many.options].map(option => option.selected)"),
            Map.entry("number", "number.value"),
            Map.entry("date", "date.value"),
            Map.entry("range", "range.value"),
            Map.entry("colour", "tint.value"),
            Map.entry("form with autocomplete=off", "inOff.value"),
            Map.entry("field in a shadow root", "host.shadowRoot.getElementById('shadow').value"),
            Map.entry("field made by a script", "lateText.value"),
            Map.entry("field of a framework", "bound.value"),
            Map.entry("contenteditable", "rich.innerHTML"),
            Map.entry("details", "more.open"),
            Map.entry("field in an iframe", "inner.contentWindow.document.getElementById('text').value"));
    private static final Map<String, String> OF_THE_SITE = Map.of(
            "localStorage", "Object.entries(localStorage).sort()",
            "cookies", "document.cookie.split('; ').sort()",
            "IndexedDB", """
            new Promise(done => {
              const open = indexedDB.open('cycles');
              open.onupgradeneeded = () => open.result.createObjectStore('s');
              open.onsuccess = () => {
                const got = open.result.transaction('s').objectStore('s').getAll();
                got.onsuccess = () => { open.result.close(); done(got.result) };
              };
            })\
            """);

    /// Whether the page's script knows what stands in the field it is bound to. Chromium tells it in an event, which
    /// one
    /// that listens too late misses.
    static final String BOUND = "bound.value === model";

    private PageEdits() {}

    /// Expressions for all that is a page's own.
    static Map<String, String> ofPage(boolean main) {
        return main
                ? Stream.of(EVERYWHERE, ON_MAIN)
                        .flatMap(map -> map.entrySet().stream())
                        .collect(java.util.stream.Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue))
                : EVERYWHERE;
    }

    /// Expressions for what all pages of the site share.
    static Map<String, String> ofSite() {
        return OF_THE_SITE;
    }

    /// A change as an expression.
    static String random(boolean main, Random random) {
        List<String> edits = Stream.concat(everywhere(random).stream(), main ? onMain(random).stream() : Stream.of())
                .toList();
        return edits.get(random.nextInt(edits.size()));
    }

    private static List<String> everywhere(Random random) {
        String word = "w" + random.nextInt(1_000_000);
        int place = random.nextInt(2_000);
        return List.of(
                typed("text", word),
                typed("off", word),
                "void scroller.scrollTo(" + place / 3 + ", " + place + ")",
                "void scrollTo(0, " + place + ")",
                "void (window.name = '" + word + "')",
                "void (sessionStorage['k" + random.nextInt(4) + "'] = '" + word + "')",
                "void history.pushState({at: " + place + "}, '')",
                "void (localStorage['k" + random.nextInt(4) + "'] = '" + word + "')",
                "void (document.cookie = 'c" + random.nextInt(4) + "=" + word + "')",
                "void (document.cookie = 'p" + random.nextInt(4) + "=" + word + "; max-age=99999')",
                stored(random.nextInt(4), word));
    }

    private static List<String> onMain(Random random) {
        String word = "m" + random.nextInt(1_000_000);
        int number = random.nextInt(100);
        return List.of(
                typed("area", word + "\\n" + word),
                "void (box.checked = " + random.nextBoolean() + ")",
                "void (" + (random.nextBoolean() ? "red" : "blue") + ".checked = true)",
                "void (one.selectedIndex = " + random.nextInt(3) + ")",
                "void (many.options[" + random.nextInt(3) + "].selected = " + random.nextBoolean() + ")",
                "void (number.value = '" + number + "')",
                "void (date.value = '2026-02-" + (10 + number % 18) + "')",
                "void (range.value = '" + number + "')",
                "void (tint.value = '#" + (100_000 + random.nextInt(899_999)) + "')",
                typed("inOff", word),
                typed("host.shadowRoot.getElementById('shadow')", word),
                typed("lateText", word),
                typed("bound", word),
                "void (rich.innerHTML = 'so <b>" + word + "</b>')",
                "void (more.open = " + random.nextBoolean() + ")",
                typed("inner.contentWindow.document.getElementById('text')", word));
    }

    private static String typed(String field, String word) {
        return "(() => { const field = " + field + "; field.value = '" + word
                + "'; field.dispatchEvent(new Event('input', {bubbles: true})); return 0 })()";
    }

    private static String stored(int key, String word) {
        return """
            new Promise(done => {
              const open = indexedDB.open('cycles');
              open.onupgradeneeded = () => open.result.createObjectStore('s');
              open.onsuccess = () => {
                const change = open.result.transaction('s', 'readwrite');
                change.objectStore('s').put('%s', '%d');
                change.oncomplete = () => { open.result.close(); done(1) };
              };
            })\
            """.formatted(word, key);
    }
}
