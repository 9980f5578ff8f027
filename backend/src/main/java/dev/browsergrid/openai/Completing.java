package dev.browsergrid.openai;

import dev.browsergrid.account.Reach;
import dev.browsergrid.account.Viewer;
import dev.browsergrid.openai.CompletionRuns.Started;
import dev.browsergrid.run.Narration;
import dev.browsergrid.run.Run;
import dev.browsergrid.run.RunEvent;
import dev.browsergrid.run.RunEventStream;
import dev.browsergrid.run.RunFollowing;
import dev.browsergrid.run.Runs;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Answers with the completion a run makes, at once or piece by piece. A client that goes away leaves the run running.
@Component
class Completing {
    private static final JsonMapper JSON = new JsonMapper();

    private final CompletionRuns completions;
    private final Runs runs;
    private final RunFollowing following;

    Completing(CompletionRuns completions, Runs runs, RunFollowing following) {
        this.completions = completions;
        this.runs = runs;
        this.following = following;
    }

    /// One request under way.
    record Exchange(Viewer viewer, Reach reach, CompletionWish wish, Started started) {
        Run run() {
            return started.run();
        }
    }

    /// Waits for the end, and answers once.
    void whole(Exchange exchange, HttpServletResponse response) throws IOException, InterruptedException {
        Narration narration = new Narration();
        StringBuilder reasoning = new StringBuilder();
        following.follow(
                exchange.viewer(),
                exchange.run().id(),
                0,
                events -> events.forEach(event -> reasoning.append(narration.of(event))));
        Run run = now(exchange);
        switch (answer(exchange, run)) {
            case Answer.Missing(var why) -> {
                // clients send what failed again by themselves, and the agent would do everything twice
                response.setHeader("x-should-retry", "false");
                OpenAiErrors.write(why, response);
            }
            case Answer answer -> {
                response.setContentType(MediaType.APPLICATION_JSON_VALUE);
                response.getOutputStream().write(bytes(Documents.completion(run, answer, reasoning.toString())));
            }
        }
    }

    /// Tells what is done while it is done, then the answer.
    void streamed(Exchange exchange, HttpServletResponse response) throws IOException, InterruptedException {
        OutputStream out = RunEventStream.begin(response);
        Narration narration = new Narration();
        write(out, Documents.opening(exchange.run()));
        following.follow(exchange.viewer(), exchange.run().id(), 0, new RunFollowing.Follower() {
            @Override
            public void heard(List<RunEvent> events) throws IOException {
                for (RunEvent event : events) {
                    String told = narration.of(event);
                    if (!told.isEmpty()) {
                        write(out, Documents.reasoning(exchange.run(), told));
                    }
                }
            }

            @Override
            public void quiet() throws IOException {
                RunEventStream.ping(out);
            }
        });
        Run run = now(exchange);
        switch (answer(exchange, run)) {
            case Answer.Missing(var why) -> write(out, OpenAiErrors.document(why));
            case Answer answer -> {
                write(out, Documents.content(run, answer));
                write(out, Documents.closing(run));
                if (exchange.wish().includeUsage()) {
                    write(out, Documents.tokens(run));
                }
            }
        }
        out.write("data: [DONE]\n\n".getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private Run now(Exchange exchange) {
        return runs.brief(exchange.run().id(), exchange.reach()).orElse(exchange.run());
    }

    /// Remembered before it is told: who is told may go on at once.
    private Answer answer(Exchange exchange, Run run) {
        Answer answer = Answer.of(run, exchange.wish().schema().isPresent());
        answer.said()
                .ifPresent(said -> completions.answered(exchange.wish(), exchange.started(), said, exchange.reach()));
        return answer;
    }

    private static void write(OutputStream out, ObjectNode piece) throws IOException {
        out.write("data: ".getBytes(StandardCharsets.UTF_8));
        out.write(bytes(piece));
        out.write("\n\n".getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private static byte[] bytes(ObjectNode document) {
        return JSON.writeValueAsString(document).getBytes(StandardCharsets.UTF_8);
    }
}
