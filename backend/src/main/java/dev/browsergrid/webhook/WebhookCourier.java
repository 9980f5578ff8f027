package dev.browsergrid.webhook;

import dev.browsergrid.account.Reach;
import dev.browsergrid.egress.OwnVisits;
import dev.browsergrid.egress.rules.EgressPolicy.Verdict;
import dev.browsergrid.platform.reconcile.ServerReconciler;
import dev.browsergrid.run.Run;
import dev.browsergrid.run.Runs;
import dev.browsergrid.webhook.WebhookDelivery.Status;
import dev.browsergrid.webhook.WebhookStore.Due;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Tells webhooks what there is to be told, at least once, until they have answered with success or a day is
/// over. Whoever takes a delivery has a minute for it; when it dies meanwhile, another one tries.
@Component
class WebhookCourier extends ServerReconciler<UUID> {
    private static final Logger log = LoggerFactory.getLogger(WebhookCourier.class);
    private static final Duration BEAT = Duration.ofSeconds(1);
    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final int MOST_AT_ONCE = 32;

    private final WebhookStore store;
    private final Runs runs;
    private final OwnVisits visits;
    private final InstantSource clock;
    private final JsonMapper json;
    // bounds how many addresses are waited for at a time
    private final Semaphore lines = new Semaphore(MOST_AT_ONCE);

    WebhookCourier(WebhookStore store, Runs runs, OwnVisits visits, InstantSource clock, JsonMapper json) {
        super(BEAT);
        this.store = store;
        this.runs = runs;
        this.visits = visits;
        this.clock = clock;
        this.json = json;
    }

    @Override
    public String name() {
        return "webhook";
    }

    @Override
    public Collection<UUID> keys() {
        store.note();
        return store.due();
    }

    @Override
    public void reconcile(UUID id) {
        if (lines.tryAcquire()) {
            try {
                store.take(id, LEASE).ifPresent(this::tell);
            } finally {
                lines.release();
            }
        }
    }

    private void tell(Due due) {
        Optional<Run> run = runs.find(due.run(), Reach.own(due.owner()));
        if (run.isEmpty()) {
            return;
        }
        Instant begun = clock.instant();
        Attempt attempt = attempt(due, json.writeValueAsBytes(run.get()), begun);
        Optional<Duration> pause = attempt.worked() ? Optional.empty() : Backoff.after(due.attempts() + 1);
        Status status = attempt.worked() ? Status.DELIVERED : pause.isPresent() ? Status.PENDING : Status.GIVEN_UP;
        store.tried(due, attempt, status, pause.map(clock.instant()::plus).orElse(null));
        log.info(
                "webhook={} run={} attempt={} status={} answer={} error={}",
                due.id(),
                due.run(),
                due.attempts() + 1,
                status.word(),
                attempt.statusCode(),
                attempt.error());
    }

    private Attempt attempt(Due due, byte[] body, Instant begun) {
        return switch (visits.judge(due.webhook().destination())) {
            case Verdict.Refused _ -> ended(begun, null, "blocked");
            case Verdict.Unknown() -> ended(begun, null, "unknown_host");
            case Verdict.Allowed(var addresses) -> {
                int port = due.webhook().destination().port();
                yield post(due, new InetSocketAddress(addresses.getFirst(), port), body, begun);
            }
        };
    }

    private Attempt post(Due due, InetSocketAddress address, byte[] body, Instant begun) {
        try {
            return ended(begun, WebhookPost.send(due.webhook().url(), address, headers(due, body), body), null);
        } catch (SocketTimeoutException e) {
            return ended(begun, null, "timed_out");
        } catch (ProtocolException e) {
            return ended(begun, null, "no_http");
        } catch (IOException e) {
            return ended(begun, null, "connection_failed");
        }
    }

    private Map<String, String> headers(Due due, byte[] body) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", "application/json");
        headers.put("User-Agent", "Browsergrid");
        headers.put("X-Browsergrid-Event", due.type());
        headers.put("X-Browsergrid-Delivery", due.id().toString());
        headers.put("X-Browsergrid-Signature", Signature.of(due.webhook().secret(), clock.instant(), body));
        return headers;
    }

    private Attempt ended(Instant begun, @Nullable Integer status, @Nullable String error) {
        long took = Duration.between(begun, clock.instant()).toMillis();
        return new Attempt(begun, status, error, took);
    }

    /// With what tells of runs: after them, before nothing.
    @Override
    public int getPhase() {
        return 400;
    }
}
