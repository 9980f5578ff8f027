package dev.browsergrid.usage.http;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Sums of a range, as of `now`. `total` is all of `data` and `rest`, to the millisecond and the millionth; `rest` sums
/// up
/// the rows beyond the largest.
record UsageReport(
        Instant from,
        Instant to,
        Instant now,
        UsageGroup group,
        String currency,
        UsageSum total,
        List<UsageRow> data,
        @Nullable UsageRest rest) {

    /// The rows that are not told one by one.
    record UsageRest(int rows, UsageSum sum) {}

    /// The largest rows one by one; of days all, also those without any use.
    static UsageReport of(UsageRange range, UsageGroup group, String currency, List<UsageRow> found, int limit) {
        List<UsageRow> all = group == UsageGroup.DAY ? everyDay(range, found) : found;
        List<UsageRow> shown = group == UsageGroup.DAY || all.size() <= limit ? all : all.subList(0, limit);
        List<UsageRow> others = all.subList(shown.size(), all.size());
        return new UsageReport(
                range.from(),
                range.to(),
                range.now(),
                group,
                currency,
                sum(all),
                List.copyOf(shown),
                others.isEmpty() ? null : new UsageRest(others.size(), sum(others)));
    }

    private static List<UsageRow> everyDay(UsageRange range, List<UsageRow> found) {
        Map<LocalDate, UsageRow> byDay = found.stream().collect(Collectors.toMap(UsageRow::day, Function.identity()));
        return range.days().stream()
                .map(day -> byDay.getOrDefault(day, UsageRow.unused(day)))
                .toList();
    }

    private static UsageSum sum(List<UsageRow> rows) {
        return rows.stream().map(UsageRow::sum).reduce(UsageSum.NOTHING, UsageSum::plus);
    }
}
