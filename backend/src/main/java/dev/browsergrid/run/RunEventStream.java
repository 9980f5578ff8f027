package dev.browsergrid.run;

import dev.browsergrid.account.Viewer;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Streams a run's events over HTTP, as [RunFollowing] tells them.
@Component
public class RunEventStream {
    private final RunFollowing following;
    private final JsonMapper json;

    RunEventStream(RunFollowing following, JsonMapper json) {
        this.following = following;
        this.json = json;
    }

    /// Writes until the run is over, the client is gone, the viewer's credential ends or the server stops.
    public void write(Viewer viewer, UUID runId, long after, HttpServletResponse response)
            throws IOException, InterruptedException {
        OutputStream out = begin(response);
        following.follow(viewer, runId, after, new RunFollowing.Follower() {
            @Override
            public void heard(List<RunEvent> events) throws IOException {
                for (RunEvent event : events) {
                    out.write(frame(event));
                }
                out.flush();
            }

            @Override
            public void quiet() throws IOException {
                ping(out);
            }
        });
    }

    /// Sends the head of a stream of events, which nobody on the way keeps or holds back.
    public static OutputStream begin(HttpServletResponse response) throws IOException {
        response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Accel-Buffering", "no");
        OutputStream out = response.getOutputStream();
        response.flushBuffer();
        return out;
    }

    /// Writes a comment, so that nobody on the way thinks the connection dead, and we hear when the client is gone.
    public static void ping(OutputStream out) throws IOException {
        out.write(": ping\n\n".getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private byte[] frame(RunEvent event) {
        return ("id: " + event.seq() + "\nevent: " + event.type() + "\ndata: " + json.writeValueAsString(event)
                        + "\n\n")
                .getBytes(StandardCharsets.UTF_8);
    }
}
