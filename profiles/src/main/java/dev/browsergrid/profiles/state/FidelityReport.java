package dev.browsergrid.profiles.state;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.type.TypeReference;

/// What a thaw brought back, what only in part, and what not at all, each with the reason.
public record FidelityReport(
        int version, long milliseconds, int tabsExpected, int tabs, int cookies, int forms, List<Item> items) {
    public static final int VERSION = 1;

    /// How well something came back.
    public enum Outcome {
        @JsonProperty("exact")
        EXACT,
        @JsonProperty("partly")
        PARTLY,
        @JsonProperty("lost")
        LOST,
        /// In a hidden tab: its page is not loaded yet, and it is put back when it is.
        @JsonProperty("waiting")
        WAITING
    }

    /// All things of one kind in one place: a tab's logical id, or empty for the whole browser, and in it an origin or
    /// a frame. Of those expected, so many are exact, and of these so many only because they were put back.
    public record Item(
            String kind,
            String tab,
            String where,
            Outcome outcome,
            int expected,
            int exact,
            int mended,
            String reason) {
        public static Item one(String kind, String tab, Outcome outcome, String reason) {
            return new Item(kind, tab, "", outcome, 1, outcome == Outcome.EXACT ? 1 : 0, 0, reason);
        }

        public Item mendedOne() {
            return new Item(kind, tab, where, outcome, expected, exact, 1, reason);
        }
    }

    public FidelityReport {
        items = StateJson.list(items);
    }

    /// A report of tabs alone.
    public static FidelityReport ofTabs(int expected, int tabs, Duration took) {
        return new FidelityReport(VERSION, took.toMillis(), expected, tabs, 0, 0, List.of());
    }

    public boolean complete() {
        return items.stream().allMatch(item -> item.outcome() == Outcome.EXACT || item.outcome() == Outcome.WAITING);
    }

    /// The whole in one line for people.
    public String sentence() {
        List<String> parts = new ArrayList<>();
        String came = Stream.of(counted(tabs, "tab"), counted(cookies, "cookie"), counted(forms, "form"))
                .filter(part -> !part.startsWith("0 "))
                .collect(Collectors.joining(", "));
        parts.add("Resumed in " + seconds() + " s" + (came.isEmpty() ? "" : ": " + came));
        if (tabs < tabsExpected) {
            parts.add(counted(tabsExpected - tabs, "tab") + " did not come back");
        }
        int passwords = items.stream()
                .filter(item -> item.kind().equals("password"))
                .mapToInt(Item::expected)
                .sum();
        if (passwords > 0) {
            parts.add(
                    passwords == 1
                            ? "a password field was left empty"
                            : passwords + " password fields were left empty");
        }
        List<String> other = items.stream()
                .filter(item -> item.outcome() == Outcome.PARTLY || item.outcome() == Outcome.LOST)
                .map(Item::kind)
                .filter(kind -> !kind.equals("password") && !kind.equals("tab"))
                .map(kind -> kind.replace('_', ' '))
                .distinct()
                .toList();
        if (!other.isEmpty()) {
            parts.add("not as it was: " + String.join(", ", other));
        }
        return String.join("; ", parts);
    }

    private String seconds() {
        return String.format(
                Locale.ROOT, "%.1f", Duration.ofMillis(milliseconds).toMillis() / 1000.0);
    }

    private static String counted(int count, String noun) {
        return count == 1 ? "1 " + noun : count + " " + noun + "s";
    }

    /// As plain values under the names of its JSON form.
    public Map<String, Object> toMap() {
        return StateJson.MAPPER.convertValue(this, new TypeReference<>() {});
    }

    public String toJson() {
        return StateJson.MAPPER.writeValueAsString(this);
    }

    public static FidelityReport fromJson(String json) {
        return StateJson.MAPPER.readValue(json, FidelityReport.class);
    }
}
