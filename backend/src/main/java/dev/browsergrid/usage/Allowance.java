package dev.browsergrid.usage;

import dev.browsergrid.account.Person;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How much somebody may use in the running month, and how much they did. Without `monthlyMinutes` as much as they
/// like;
/// `own` says that an admin decided so for this person, else it is as the server's settings say.
public record Allowance(
        Person user,
        @Nullable Integer monthlyMinutes,
        boolean own,
        long usedMs,
        boolean reached,
        Instant since,
        Instant resetsAt) {
    static Allowance of(Person user, @Nullable Integer monthlyMinutes, boolean own, long usedMs, BillingMonth month) {
        boolean reached = monthlyMinutes != null
                && usedMs >= Duration.ofMinutes(monthlyMinutes).toMillis();
        return new Allowance(user, monthlyMinutes, own, usedMs, reached, month.begins(), month.ends());
    }
}
