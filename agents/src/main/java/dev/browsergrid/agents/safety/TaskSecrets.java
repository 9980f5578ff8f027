package dev.browsergrid.agents.safety;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The secrets of one run. A model names them, the driver types them, and wherever they turn up
/// afterwards their names stand in their place. Two threads use it: the run's and the driver's.
public final class TaskSecrets {
    /// No secrets.
    public static final TaskSecrets NONE = new TaskSecrets(List.of(), InstantSource.system());

    /// A code that is about to lapse would be old when it is sent.
    private static final Duration LAPSING = Duration.ofSeconds(3);
    private static final Pattern PLACEHOLDER = Pattern.compile("<secret>\\s*([^<>]{1,100}?)\\s*</secret>");
    private static final Pattern MENTION = Pattern.compile("(?i)(<|%3c|&lt;)/?secret(>|%3e|&gt;)");

    private final Map<String, Secret> byName = new LinkedHashMap<>();
    private final InstantSource clock;
    // guarded by this: what stands for each spelling, in lower case
    private final Map<String, String> spellings = new LinkedHashMap<>();
    // replaced whole when a code is typed; read by both threads
    private volatile Optional<Pattern> sought = Optional.empty();

    public TaskSecrets(List<Secret> secrets, InstantSource clock) {
        this.clock = clock;
        secrets.forEach(secret -> byName.put(secret.name(), secret));
        for (Secret secret : secrets) {
            learn(
                    switch (secret.content()) {
                        case Secret.Content.Fixed(var text) -> text;
                        case Secret.Content.Code(var totp) -> totp.keyText();
                    },
                    secret.placeholder());
        }
    }

    public boolean isEmpty() {
        return byName.isEmpty();
    }

    /// The secrets as the model is told them: their placeholders and sites, one a line.
    public String words() {
        return byName.values().stream()
                .map(secret -> "- " + secret.placeholder()
                        + (secret.content() instanceof Secret.Content.Code ? " (one-time code)" : "") + " for "
                        + secret.sitesInWords())
                .collect(Collectors.joining("\n"));
    }

    public Set<String> names() {
        return new TreeSet<>(byName.keySet());
    }

    /// Whether a text speaks of a secret by its placeholder, in whatever encoding.
    public boolean isMentioned(String text) {
        return !isEmpty() && MENTION.matcher(text).find();
    }

    /// The secrets a text asks for, by name.
    public Set<String> asked(String text) {
        return isEmpty()
                ? Set.of()
                : PLACEHOLDER
                        .matcher(text)
                        .results()
                        .map(found -> found.group(1))
                        .collect(Collectors.toSet());
    }

    /// Whether a text asks for one-time codes alone.
    public boolean isCode(String text) {
        return asked(text).stream()
                .flatMap(name -> Stream.ofNullable(byName.get(name)))
                .allMatch(secret -> secret.content() instanceof Secret.Content.Code);
    }

    /// Why a secret may not be typed into a field whose document and those around it are at these
    /// addresses; empty when it may. A name that is not known may be typed nowhere.
    public Optional<String> wrongSite(String name, List<String> addresses) {
        Secret secret = byName.get(name);
        return secret == null
                ? Optional.of("there is no secret " + name)
                : addresses.stream()
                        .filter(address -> !secret.isOf(address))
                        .findFirst()
                        .map(address -> "the secret " + name + " is for " + secret.sitesInWords()
                                + " alone, over https, and this field is on " + origin(address));
    }

    private static String origin(String address) {
        Matcher origin = Pattern.compile("^[a-z][a-z0-9+.-]*://[^/?#]*").matcher(address);
        return origin.find() ? origin.group() : address.replaceFirst("[,;?#].*", "");
    }

    /// How long to wait until a text's codes last long enough to be used.
    public Duration untilFresh(String text) {
        return asked(text).stream()
                .flatMap(name -> Stream.ofNullable(byName.get(name)))
                .flatMap(secret -> secret.content() instanceof Secret.Content.Code(var totp)
                        ? Stream.of(totp.left(clock.instant()))
                        : Stream.empty())
                .filter(left -> left.compareTo(LAPSING) < 0)
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }

    /// The text with what its placeholders stand for now. From here on this is masked as well.
    public String disclosed(String text) {
        Instant now = clock.instant();
        return PLACEHOLDER.matcher(text).replaceAll(found -> Matcher.quoteReplacement(typed(found, now)));
    }

    private String typed(MatchResult found, Instant now) {
        Secret secret = byName.get(found.group(1));
        if (secret == null) {
            return found.group();
        }
        String typed = secret.typedAt(now);
        learn(typed, secret.placeholder());
        return typed;
    }

    private synchronized void learn(String value, String placeholder) {
        boolean more = false;
        for (String spelling : Spellings.of(value)) {
            more |= spellings.putIfAbsent(spelling.toLowerCase(Locale.ROOT), placeholder) == null;
        }
        if (more) {
            sought = Optional.of(Pattern.compile(
                    spellings.keySet().stream()
                            .sorted(Comparator.comparingInt(String::length).reversed())
                            .map(Pattern::quote)
                            .collect(Collectors.joining("|")),
                    Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE));
        }
    }

    /// The text with the secrets' names in their place.
    public String masked(String text) {
        return sought.map(pattern -> pattern.matcher(text).replaceAll(found -> Matcher.quoteReplacement(named(found))))
                .orElse(text);
    }

    private synchronized String named(MatchResult found) {
        return spellings.getOrDefault(found.group().toLowerCase(Locale.ROOT), "<secret>…</secret>");
    }

    /// Where in a text secrets stand.
    public List<MatchResult> places(String text) {
        return sought.map(pattern -> pattern.matcher(text).results().toList()).orElse(List.of());
    }

    @Override
    public String toString() {
        return "TaskSecrets" + names();
    }
}
