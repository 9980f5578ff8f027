package dev.browsergrid.usage.http;

import dev.browsergrid.account.Reach;
import dev.browsergrid.account.Viewer;
import dev.browsergrid.usage.UsagePrice;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Tells what was used: one's own, and with `scope=all` an admin everybody's.
@RestController
@RequestMapping("/api/v1/usage")
@Tag(name = "usage")
class UsageController {
    private static final int LARGEST_PAGE = 200;
    private static final int EXPORT_PAGE = 1000;
    private static final int MOST_ROWS = 1000;

    private final UsageQueries queries;
    private final Intervals intervals;
    private final UsagePrice price;
    private final InstantSource clock;

    UsageController(UsageQueries queries, Intervals intervals, UsagePrice price, InstantSource clock) {
        this.queries = queries;
        this.intervals = intervals;
        this.price = price;
        this.clock = clock;
    }

    /// The price from now on, in millionths of the currency.
    @Schema(name = "UsagePrice")
    record Price(long perMinuteMicros, long perHourMicros, String currency) {}

    record UsageIntervalPage(
            Instant from,
            Instant to,
            Instant now,
            List<UsageInterval> data,
            @Nullable String nextCursor) {}

    @GetMapping
    @Operation(
            operationId = "getUsage",
            summary = "What was used, summed up; without a range of this month (UTC) up to now")
    UsageReport report(
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to,
            @RequestParam(defaultValue = "day") @Schema(allowableValues = {"day", "user", "session", "chat"})
                    String group,
            @RequestParam(required = false) @Nullable UUID user,
            @RequestParam(required = false) @Nullable UUID session,
            @RequestParam(required = false) @Nullable UUID chat,
            @RequestParam(defaultValue = "100") int limit,
            Reach reach) {
        UsageRange range = UsageRange.of(from, to, clock.instant());
        UsageGroup by = UsageGroup.of(group);
        List<UsageRow> rows = queries.sums(by, new UsageFilter(reach, range, user, session, chat));
        return UsageReport.of(range, by, price.currency(), rows, Math.clamp(limit, 1, MOST_ROWS));
    }

    @GetMapping("/intervals")
    @Operation(operationId = "listUsageIntervals", summary = "Each use of a browser, the last begun first")
    UsageIntervalPage list(
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to,
            @RequestParam(required = false) @Nullable UUID user,
            @RequestParam(required = false) @Nullable UUID session,
            @RequestParam(required = false) @Nullable UUID chat,
            @RequestParam(required = false) @Nullable UUID cursor,
            @RequestParam(defaultValue = "50") int limit,
            Reach reach) {
        UsageRange range = UsageRange.of(from, to, clock.instant());
        int size = Math.clamp(limit, 1, LARGEST_PAGE);
        UsageFilter filter = new UsageFilter(reach, range, user, session, chat);
        List<UsageInterval> found = intervals.list(filter, Optional.ofNullable(cursor), size + 1);
        boolean more = found.size() > size;
        return new UsageIntervalPage(
                range.from(),
                range.to(),
                range.now(),
                more ? found.subList(0, size) : found,
                more ? found.get(size - 1).id().toString() : null);
    }

    @GetMapping(value = "/intervals/export", produces = "text/csv")
    @Operation(operationId = "exportUsageIntervals", summary = "The same as a CSV file, all pages of it")
    @ApiResponse(responseCode = "200", content = @Content(mediaType = "text/csv", schema = @Schema(type = "string")))
    void export(
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to,
            @RequestParam(required = false) @Nullable UUID user,
            @RequestParam(required = false) @Nullable UUID session,
            @RequestParam(required = false) @Nullable UUID chat,
            Reach reach,
            HttpServletResponse response)
            throws IOException {
        UsageFilter filter = new UsageFilter(reach, UsageRange.of(from, to, clock.instant()), user, session, chat);
        response.setContentType("text/csv");
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        response.setHeader("Content-Disposition", "attachment; filename=\"usage.csv\"");
        PrintWriter out = response.getWriter();
        out.write(IntervalLine.header());
        Optional<UUID> cursor = Optional.empty();
        List<UsageInterval> page;
        do {
            page = intervals.list(filter, cursor, EXPORT_PAGE);
            page.forEach(interval -> out.write(IntervalLine.of(interval, price.currency())));
            cursor = page.isEmpty() ? cursor : Optional.of(page.getLast().id());
        } while (page.size() == EXPORT_PAGE);
        out.flush();
    }

    @GetMapping("/price")
    @Operation(operationId = "getUsagePrice", summary = "What a browser costs from now on")
    Price price(@AuthenticationPrincipal Viewer viewer) {
        return new Price(price.microsPerMinute(), price.microsPerHour(), price.currency());
    }
}
