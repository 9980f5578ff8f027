package dev.browsergrid.agents.provenance;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Remembers for each site what it showed to the model, and tells when such a text is about to reach another site. What
/// the user gave, and what the other site showed itself, may go there. Sites are hosts with those below them. Confined
/// to one thread.
///
/// A text tells when eight characters of it, in whole words, stand somewhere in the same order, or when a number of
/// eight digits and letters does, however it is grouped or encoded. What a model puts in its own words, and what it
/// saw only in pictures, tells nothing.
public final class Provenance {
    private static final Pattern ROLE = Pattern.compile("^\\s*- '?/?\\w+");
    private static final Pattern MARK = Pattern.compile("\\[[a-z]+(?:=[^\\]\\s]*)?]");
    private static final Pattern FRAME = Pattern.compile("^\\s*- '?iframe\\b.*\\[origin=([^\\]\\s]*)]'?:$");
    private static final Pattern LINK = Pattern.compile("^\\s*- /url: (.*)$");
    private static final Pattern SECRET = Pattern.compile("<secret>[^<]*</secret>");
    private static final Pattern PARTS = Pattern.compile("(?i)^[a-z][a-z0-9+.-]*:[/\\\\]{2,}([^/?#\\\\]*)(.*)$");
    private static final Pattern SCHEME =
            Pattern.compile("(?i)^(?:[a-z][a-z0-9+.-]*:[/\\\\]|data:|blob:|about:|javascript:)");
    private static final int MOST_SITES = 64;
    private static final int LONGEST_TAIL = 200;

    private final GivenText given = new GivenText();
    private final Map<String, ShownText> shown = new LinkedHashMap<>();
    private final Map<String, String> tails = new HashMap<>();
    private final Links links = new Links();

    /// Takes note of what the user says: they may send it anywhere.
    public void given(String text) {
        Disguises.off(text).forEach(given::add);
    }

    /// Takes note of a page as the model is shown it. Lines in a frame are of the frame's origin, if it says so.
    public void page(String address, String snapshot) {
        text(address, Disguises.unescaped(address));
        links.link(address, address);
        Deque<Frame> frames = new ArrayDeque<>(List.of(new Frame(-1, address)));
        for (String line : snapshot.lines().toList()) {
            int indent = line.length() - line.stripLeading().length();
            while (indent <= frames.element().indent()) {
                frames.pop();
            }
            String around = frames.element().address();
            Matcher link = LINK.matcher(line);
            if (link.matches()) {
                links.link(around, unquoted(link.group(1)));
            }
            text(around, MARK.matcher(ROLE.matcher(line).replaceFirst(" ")).replaceAll(" "));
            Matcher frame = FRAME.matcher(line);
            if (frame.matches()) {
                frames.push(new Frame(indent, frame.group(1)));
            }
        }
        of(Sites.host(address));
    }

    private record Frame(int indent, String address) {}

    /// Takes note of any other text that a page of this address shows.
    public void text(String address, String text) {
        String host = Sites.host(address);
        of(host).add(SECRET.matcher(text).replaceAll(" "));
        links.text(host, text);
    }

    /// Whether a text may be typed on a page of this origin; the crossing if it is one.
    public Optional<Crossing> typed(String text, String origin) {
        String to = Sites.host(origin);
        String plain = SECRET.matcher(text).replaceAll(" ");
        String before = tails.getOrDefault(to, "");
        Optional<Crossing> crossing = crossing(plain, to, Set.of());
        if (crossing.isEmpty() && !before.isEmpty()) {
            // a text may come in parts
            crossing = crossing(before + " " + plain, to, Set.of()).or(() -> crossing(before + plain, to, Set.of()));
        }
        return crossing;
    }

    /// Whether an address may be opened; the crossing if it takes along what another site than its own showed. One that
    /// a site showed whole may carry what that site put there, as if its link were followed.
    public Optional<Crossing> opened(String url) {
        String whole = SCHEME.matcher(url.strip()).find() ? url.strip() : "https://" + url.strip();
        Matcher parts = PARTS.matcher(whole);
        if (!parts.matches()) {
            // a page that the address itself holds
            return crossing(SECRET.matcher(whole).replaceAll(" "), "", Set.of());
        }
        String to = Sites.host(whole);
        Set<String> authors = links.shownBy(whole);
        // a host's name says where to, but for numbers in it
        String numbers = String.join(" ", Words.numbers(Words.of(parts.group(1))));
        return crossing(SECRET.matcher(numbers + " " + parts.group(2)).replaceAll(" "), to, authors);
    }

    /// Takes note that a text was typed there, be it that somebody allowed it or that nothing stood against it.
    public void went(String text, String origin, boolean allowed) {
        String to = Sites.host(origin);
        String plain = SECRET.matcher(text).replaceAll(" ");
        if (allowed) {
            of(to).add(plain);
            tails.remove(to);
            return;
        }
        // keys come one by one
        String tail = tails.getOrDefault(to, "") + (plain.length() == 1 ? "" : " ") + plain;
        tails.put(to, tail.substring(Math.max(0, tail.length() - LONGEST_TAIL)));
    }

    /// The site other than this one that was shown last; empty when there was none.
    public Optional<Crossing> pasted(String origin) {
        String to = Sites.host(origin);
        return List.copyOf(shown.keySet()).reversed().stream()
                .filter(host -> !host.isEmpty() && !Sites.same(host, to))
                .findFirst()
                .map(host -> new Crossing(host, to, "what was copied"));
    }

    /// Whether a one-time code is one the user gave, or a sign of it in turn.
    public boolean isGivenCode(String text) {
        String typed = SECRET.matcher(text).replaceAll(" ");
        return typed.isBlank() || given.hasCode(typed);
    }

    private Optional<Crossing> crossing(String text, String to, Set<String> authors) {
        List<ShownText> theirs = shown.entrySet().stream()
                .filter(entry -> isOf(entry.getKey(), to, authors))
                .map(Map.Entry::getValue)
                .toList();
        List<List<String>> views = Disguises.off(text).stream().map(Words::of).toList();
        for (Map.Entry<String, ShownText> source : shown.entrySet()) {
            if (isOf(source.getKey(), to, authors)) {
                continue;
            }
            Optional<String> piece = views.stream()
                    .flatMap(words -> piece(source.getValue(), words, theirs).stream())
                    .findFirst();
            if (piece.isPresent()) {
                return Optional.of(new Crossing(source.getKey(), to, piece.get()));
            }
        }
        return Optional.empty();
    }

    private static boolean isOf(String host, String to, Collection<String> authors) {
        return Sites.same(host, to) || authors.stream().anyMatch(author -> Sites.same(host, author));
    }

    private Optional<String> piece(ShownText source, List<String> words, List<ShownText> theirs) {
        return source.run(words, given::has, run -> theirs.stream().anyMatch(text -> text.holds(run)))
                .or(() -> source.number(
                        words,
                        number -> given.has(number) || theirs.stream().anyMatch(text -> text.holdsJoined(number))));
    }

    private ShownText of(String host) {
        ShownText known = Optional.ofNullable(shown.remove(host)).orElseGet(ShownText::new);
        shown.put(host, known); // the newest stands last
        if (shown.size() > MOST_SITES) {
            shown.remove(new ArrayList<>(shown.keySet()).getFirst());
        }
        return known;
    }

    private static String unquoted(String value) {
        String text = value.strip();
        return text.length() > 1 && text.startsWith("\"") && text.endsWith("\"")
                ? text.substring(1, text.length() - 1).replace("\\\"", "\"")
                : text;
    }
}
