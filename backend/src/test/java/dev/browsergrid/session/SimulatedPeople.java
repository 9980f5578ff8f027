package dev.browsergrid.session;

import dev.browsergrid.account.Reach;
import dev.browsergrid.node.BrowserTemplate;
import dev.browsergrid.platform.Ids;
import dev.browsergrid.pool.Pools;
import dev.browsergrid.profile.Profiles;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Three people who ask for sessions and give them back.
final class SimulatedPeople {
    private static final int MOST_SESSIONS = 8;

    private final Course course;
    private final JdbcClient jdbc;
    private final List<Person> people;

    private record Person(UUID id, UUID profile) {
        Reach reach() {
            return Reach.own(id);
        }
    }

    SimulatedPeople(Course course, JdbcClient jdbc, SimulatedServer server) {
        this.course = course;
        this.jdbc = jdbc;
        this.people =
                IntStream.range(0, 3).mapToObj(number -> person(number, server)).toList();
    }

    private Person person(int number, SimulatedServer server) {
        UUID id = Ids.next();
        jdbc.sql("""
            INSERT INTO account (id, email, password_hash, role, created_at) VALUES (:id, :email, '', 'USER', now())
            """)
                .param("id", id)
                .param("email", "person-" + number + "@example.com")
                .update();
        return new Person(id, server.part(Profiles.class).createForChat(id, "profile of person " + number));
    }

    /// Whose the pool is that is not the system's.
    Reach owner() {
        return people.getFirst().reach();
    }

    /// The owner as an admin, who reaches everybody's things only when asking for all.
    Reach admin(boolean everyone) {
        return new Reach(people.getFirst().id(), true, everyone);
    }

    void ask(SimulatedServer server) {
        Person person = people.get(course.below(people.size()));
        String pool = course.oneIn(3) && person.equals(people.getFirst()) ? SimulatedPools.OWN : Pools.DEFAULT;
        Optional<UUID> profile = course.below(5) < 2 ? Optional.of(person.profile()) : Optional.empty();
        BrowserTemplate template = course.oneIn(3) ? BrowserTemplate.sized(640, 480) : BrowserTemplate.DEFAULT;
        course.tell("ask for a session of " + pool + ", profile " + profile);
        if (sessions("state <> 'ENDED'").size() < MOST_SESSIONS) {
            UUID made = server.part(SessionRequests.class)
                    .create(
                            new SessionRequests.Request(
                                    pool,
                                    profile.map(id -> ProfileWish.saving(id.toString())),
                                    Optional.empty(),
                                    template,
                                    OptionalInt.empty()),
                            person.reach());
            course.tell("session " + made);
        }
    }

    private List<UUID> sessions(String condition) {
        return jdbc.sql("SELECT id FROM session WHERE " + condition + " ORDER BY id")
                .query(UUID.class)
                .list();
    }

    void giveBack(SimulatedServer server) {
        SessionReleases releases = server.part(SessionReleases.class);
        course.any(sessions("state <> 'ENDED' AND NOT deleted")).ifPresent(id -> {
            if (course.oneIn(4)) {
                course.tell("delete session " + id);
                releases.delete(id, admin(true));
            } else {
                course.tell("release session " + id);
                releases.release(id, admin(true));
            }
        });
    }

    void resume(SimulatedServer server) {
        course.any(sessions("state = 'PARKED' AND NOT deleted")).ifPresent(id -> {
            course.tell("resume session " + id);
            server.part(SessionRequests.class).resume(id, admin(true));
        });
    }
}
