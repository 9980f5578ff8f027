package dev.browsergrid.session;

import dev.browsergrid.pool.Lease;
import dev.browsergrid.pool.Leases;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/// What happens to the sessions of a server that is stopped in order: each is parked, or ends when it has no profile.
/// One that was wanted stays wanted, and gets a browser again from the next server.
@Component
class Farewell {
    private static final Logger log = LoggerFactory.getLogger(Farewell.class);
    private static final Duration LIMIT = Duration.ofSeconds(12);

    private final Leases leases;
    private final Parking parking;
    private final Custody custody;

    Farewell(Leases leases, Parking parking, Custody custody) {
        this.leases = leases;
        this.parking = parking;
        this.custody = custody;
    }

    void sayToAll() {
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        try {
            leases.sessions().stream()
                    .flatMap(session -> leases.runningOf(session).stream())
                    .filter(lease -> leases.isOurs(lease) && !custody.covers(lease.sessionId()))
                    .forEach(lease -> threads.execute(() -> park(lease)));
            threads.shutdown();
            if (!threads.awaitTermination(LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
                log.warn("sessions=unparked reason=took_too_long");
            }
        } catch (DataAccessException e) {
            log.info("sessions=unparked reason=database_gone");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            threads.shutdownNow();
        }
    }

    private void park(Lease lease) {
        try {
            parking.continueToPark(lease.sessionId(), lease.id(), "the server was stopped");
        } catch (RuntimeException e) {
            log.warn("session={} parking=failed", lease.sessionId(), e);
        }
    }
}
