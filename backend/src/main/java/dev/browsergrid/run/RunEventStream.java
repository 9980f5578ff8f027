package dev.browsergrid.run;

import dev.browsergrid.account.LiveCredentials;
import dev.browsergrid.account.Viewer;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Streams a run's events over HTTP: history first, then live, each exactly once, until the terminal one. It reads the
/// log alone, so a reload, a second tab and another server all show the same.
@Component
public class RunEventStream {
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);
    private static final Duration PING = Duration.ofSeconds(15);
    private static final int PAGE = 500;

    private final RunEvents events;
    private final JsonMapper json;
    private final InstantSource clock;
    private final LiveCredentials credentials;
    private final OpenRequests open;

    RunEventStream(
            RunEvents events, JsonMapper json, InstantSource clock, LiveCredentials credentials, OpenRequests open) {
        this.events = events;
        this.json = json;
        this.clock = clock;
        this.credentials = credentials;
        this.open = open;
    }

    /// Writes until the run is over, the client is gone, the viewer's credential ends or the server stops.
    public void write(Viewer viewer, UUID runId, long after, HttpServletResponse response)
            throws IOException, InterruptedException {
        response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Accel-Buffering", "no");
        OutputStream out = response.getOutputStream();
        long seen = after;
        Instant lastWritten = clock.instant();
        AtomicBoolean cut = new AtomicBoolean(); // set by the thread that watches credentials
        try (var waiter = events.listen(runId);
                var _ = credentials.register(viewer, () -> cut.set(true))) {
            response.flushBuffer();
            while (open.mayWait() && !cut.get()) {
                List<RunEvent> page = events.after(runId, seen, PAGE);
                for (RunEvent event : page) {
                    out.write(frame(event));
                    seen = event.seq();
                }
                if (!page.isEmpty()) {
                    out.flush();
                    lastWritten = clock.instant();
                    if (page.getLast().terminal()) {
                        return;
                    }
                } else if (lastWritten.plus(PING).isBefore(clock.instant())) {
                    out.write(": ping\n\n".getBytes(StandardCharsets.UTF_8));
                    out.flush();
                    lastWritten = clock.instant();
                } else {
                    waiter.await(LOOK_AGAIN);
                }
            }
        }
    }

    private byte[] frame(RunEvent event) {
        return ("id: " + event.seq() + "\nevent: " + event.type() + "\ndata: " + json.writeValueAsString(event)
                        + "\n\n")
                .getBytes(StandardCharsets.UTF_8);
    }
}
