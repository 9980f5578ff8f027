package dev.browsergrid.session;

import dev.browsergrid.account.Reach;
import dev.browsergrid.node.NodeDrainRequested;
import dev.browsergrid.node.NodeId;
import dev.browsergrid.node.Nodes;
import dev.browsergrid.pool.PoolSpec;
import dev.browsergrid.pool.Pools;
import dev.browsergrid.pool.edit.PoolChanges;
import dev.browsergrid.pool.store.PoolStore;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/// The system's pool and one person's own, and how they are changed while they are used.
final class SimulatedPools {
    static final String OWN = "own";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Course course;
    private final SimulatedPeople people;

    SimulatedPools(Course course, SimulatedPeople people, SimulatedServer server) {
        this.course = course;
        this.people = people;
        server.part(PoolStore.class).ensureSystem(PoolSpec.of(2, 4, 3, 5));
        create(server);
    }

    private void create(SimulatedServer server) {
        server.part(PoolChanges.class)
                .create(
                        JSON.readTree("{\"name\": \"" + OWN + "\", \"min\": 1, \"max\": 2, \"max_concurrency\": 2}"),
                        people.owner());
    }

    void edit(SimulatedServer server) {
        PoolChanges changes = server.part(PoolChanges.class);
        Reach admin = people.admin(false);
        String pool = course.oneIn(3) ? OWN : Pools.DEFAULT;
        String patch = switch (course.below(9)) {
            case 0 -> "{\"min\": " + course.below(4) + "}";
            case 1 -> "{\"max\": " + (1 + course.below(5)) + "}";
            case 2 -> "{\"max_concurrency\": " + (1 + course.below(4)) + "}";
            case 3 -> "{\"timeout_minutes\": " + (1 + course.below(4)) + "}";
            case 4 -> "{\"max_per_user\": " + (course.oneIn(2) ? "1" : "null") + "}";
            case 5 -> "{\"template\": {\"locale\": \"" + (course.oneIn(2) ? "de" : "fr") + "\"}}";
            case 6 -> "{\"idle_minutes\": " + (course.oneIn(3) ? 60 : 1) + "}";
            case 7 -> "pause";
            default -> "resume";
        };
        course.tell("edit pool " + pool + ": " + patch);
        switch (patch) {
            case "pause" -> changes.pause(pool, admin);
            case "resume" -> changes.resume(pool, admin);
            default -> changes.update(pool, JSON.readTree(patch), Optional.empty(), admin);
        }
    }

    /// Scales, drains or resumes a pool, or deletes the one that can be, or makes it again.
    void manage(SimulatedServer server) {
        PoolChanges changes = server.part(PoolChanges.class);
        Reach admin = people.admin(false);
        String pool = course.oneIn(2) ? OWN : Pools.DEFAULT;
        switch (course.below(6)) {
            case 0 -> {
                int warm = course.below(4);
                course.tell("scale pool " + pool + " to " + warm);
                changes.scale(pool, warm, admin);
            }
            case 1 -> {
                course.tell("drain pool " + pool);
                changes.drain(pool, admin);
            }
            case 2 -> {
                course.tell("delete pool " + OWN);
                changes.delete(OWN, admin);
            }
            case 3, 4 -> {
                course.tell("resume pool " + pool);
                changes.resume(pool, admin);
            }
            default -> {
                course.tell("make pool " + OWN);
                create(server);
            }
        }
    }

    /// Takes a browser away, from whoever uses it as well.
    void drainNode(SimulatedServer server, JdbcClient jdbc) {
        course.any(jdbc.sql("SELECT id FROM node WHERE state <> 'GONE' ORDER BY id")
                        .query(UUID.class)
                        .list())
                .map(NodeId::new)
                .ifPresent(node -> {
                    course.tell("drain node " + node);
                    if (!server.part(Nodes.class).drain(node)) {
                        server.publish(new NodeDrainRequested(node));
                    }
                });
    }
}
