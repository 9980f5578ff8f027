package dev.browsergrid.session.http;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.browsergrid.account.Reach;
import dev.browsergrid.platform.Problem;
import dev.browsergrid.session.SessionRequests;
import dev.browsergrid.session.http.BulkController.Released.Outcome;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Many sessions at once.
@RestController
@RequestMapping("/api/v1/sessions")
@Tag(name = "sessions")
class BulkController {
    private static final int MOST = 200;

    private final SessionRequests requests;
    private final SessionQueries queries;

    BulkController(SessionRequests requests, SessionQueries queries) {
        this.requests = requests;
        this.queries = queries;
    }

    record SessionIds(@Nullable List<UUID> ids) {}

    /// What became of one of them.
    record Released(UUID id, Outcome outcome) {
        enum Outcome {
            RELEASED,
            NOT_FOUND,
            ALREADY_ENDED,
            BUSY;

            @JsonValue
            String word() {
                return name().toLowerCase(Locale.ROOT);
            }
        }
    }

    record ReleasedList(List<Released> data) {}

    @PostMapping("/bulk-release")
    @Operation(operationId = "releaseSessions", summary = "Give many browsers back; says of each what became of it")
    ReleasedList releaseAll(@RequestBody SessionIds sessions, Reach reach) {
        List<UUID> ids = sessions.ids() == null
                ? List.of()
                : sessions.ids().stream().distinct().toList();
        if (ids.size() > MOST) {
            throw Problem.invalid("too_many_ids", "At most " + MOST + " sessions at once.");
        }
        return new ReleasedList(
                ids.stream().map(id -> new Released(id, release(id, reach))).toList());
    }

    private Outcome release(UUID id, Reach reach) {
        Optional<SessionView> session = queries.find(id, reach);
        if (session.isEmpty()) {
            return Outcome.NOT_FOUND;
        }
        if (session.get().status().equals("ended")) {
            return Outcome.ALREADY_ENDED;
        }
        try {
            requests.release(id, reach);
            return Outcome.RELEASED;
        } catch (Problem problem) {
            return problem.status().value() == 404 ? Outcome.NOT_FOUND : Outcome.BUSY;
        }
    }
}
