package dev.browsergrid.agents.offline;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Days and times as people write them: “3 March 2026”, “the 21st of May”, “May 30”, “half past” is not among them.
record Dates(OptionalInt year, OptionalInt month, OptionalInt day) {
    static final List<String> MONTHS = List.of(
            "january",
            "february",
            "march",
            "april",
            "may",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december");
    private static final String MONTH =
            "(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
                    + "|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?";
    private static final String DAY = "(\\d{1,2})(?:st|nd|rd|th)?";
    private static final Pattern ISO = Pattern.compile("\\b(\\d{4})-(\\d\\d)-(\\d\\d)\\b");
    private static final Pattern DAY_FIRST =
            Pattern.compile("(?i)\\b" + DAY + "(?: of)? " + MONTH + "(?:,? (\\d{4}))?\\b");
    private static final Pattern MONTH_FIRST =
            Pattern.compile("(?i)\\b" + MONTH + " (?:the )?" + DAY + "(?:,? (\\d{4}))?\\b");
    private static final Pattern MONTH_ONLY = Pattern.compile("(?i)\\b" + MONTH + "(?: (\\d{4}))?\\b");
    private static final Pattern DAY_ONLY = Pattern.compile("(?i)^(?:the )?(\\d{1,2})(?:st|nd|rd|th)$");
    private static final Pattern TIME =
            Pattern.compile("(?i)\\b(\\d{1,2})(?:[:.](\\d\\d))?\\s*(am|pm|a\\.m\\.|p\\.m\\.|o['’]clock)?(?!\\w)");

    /// The first day, or month, that `text` names.
    static Optional<Dates> in(String text) {
        Matcher iso = ISO.matcher(text);
        if (iso.find()) {
            return Optional.of(of(iso.group(1), Integer.parseInt(iso.group(2)), iso.group(3)));
        }
        Matcher dayFirst = DAY_FIRST.matcher(text);
        if (dayFirst.find()) {
            return Optional.of(of(dayFirst.group(3), month(dayFirst.group(2)), dayFirst.group(1)));
        }
        Matcher monthFirst = MONTH_FIRST.matcher(text);
        if (monthFirst.find()) {
            return Optional.of(of(monthFirst.group(3), month(monthFirst.group(1)), monthFirst.group(2)));
        }
        Matcher dayOnly = DAY_ONLY.matcher(text.strip());
        if (dayOnly.matches()) {
            return Optional.of(of("", 0, dayOnly.group(1)));
        }
        Matcher monthOnly = MONTH_ONLY.matcher(text);
        return monthOnly.find() ? Optional.of(of(monthOnly.group(2), month(monthOnly.group(1)), "")) : Optional.empty();
    }

    /// As fields for days take it, when nothing is left open.
    Optional<String> iso() {
        return year.isPresent() && month.isPresent() && day.isPresent()
                ? Optional.of("%04d-%02d-%02d".formatted(year.getAsInt(), month.getAsInt(), day.getAsInt()))
                : Optional.empty();
    }

    /// A time of day as fields for it take it.
    static Optional<String> time(String text) {
        Matcher time = TIME.matcher(text.strip());
        if (!time.matches()) {
            return Optional.empty();
        }
        int hour = Integer.parseInt(time.group(1));
        String half = time.group(3) == null ? "" : time.group(3).toLowerCase(Locale.ROOT);
        int shifted = half.startsWith("p") && hour < 12 ? hour + 12 : half.startsWith("a") && hour == 12 ? 0 : hour;
        String minutes = time.group(2) == null ? "00" : time.group(2);
        return shifted > 23 ? Optional.empty() : Optional.of("%02d:%s".formatted(shifted, minutes));
    }

    /// Whether this, perhaps only “the 8th”, may be that day.
    boolean fits(Dates other) {
        return day.isPresent()
                && day.equals(other.day)
                && (month.isEmpty() || other.month.isEmpty() || month.equals(other.month))
                && (year.isEmpty() || other.year.isEmpty() || year.equals(other.year));
    }

    private static Dates of(String year, int month, String day) {
        return new Dates(number(year), month == 0 ? OptionalInt.empty() : OptionalInt.of(month), number(day));
    }

    private static OptionalInt number(String digits) {
        return digits == null || digits.isEmpty() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(digits));
    }

    private static int month(String name) {
        String begin = name.toLowerCase(Locale.ROOT).substring(0, 3);
        return 1 + MONTHS.stream().map(each -> each.substring(0, 3)).toList().indexOf(begin);
    }
}
