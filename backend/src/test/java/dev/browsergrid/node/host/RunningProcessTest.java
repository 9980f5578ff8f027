package dev.browsergrid.node.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RunningProcessTest {
    private static final Instant START = Instant.parse("2026-01-02T03:04:05Z");
    private static final String NODE = "0198c0de-0000-7000-8000-000000000001";

    @Test
    void a_process_uses_a_profile_only_when_it_names_exactly_that_one() {
        assertThat(process("chromium --user-data-dir=/a/b").uses(Path.of("/a/b")))
                .isTrue();
        assertThat(process("chromium --user-data-dir=/a/b --x").uses(Path.of("/a/b")))
                .isTrue();
        assertThat(process("chromium --user-data-dir=/a/bc").uses(Path.of("/a/b")))
                .isFalse();
        assertThat(process("grep /a/b").uses(Path.of("/a/b"))).isFalse();
    }

    @Test
    void the_same_pid_started_at_another_time_is_another_process() {
        RunningProcess process = process("chromium");
        assertThat(process.is(7, START.plusMillis(900))).isTrue();
        assertThat(process.is(7, START.plusSeconds(60))).isFalse();
        assertThat(process.is(8, START)).isFalse();
    }

    @Test
    void a_process_tells_its_node() {
        Path nodes = Path.of("/home/grid/nodes");
        String command = "chromium --user-data-dir=/home/grid/nodes/" + NODE + "/profile";
        assertThat(process(command).nodeUnder(nodes)).contains(UUID.fromString(NODE));
        assertThat(process(command).nodeUnder(Path.of("/other/nodes"))).isEmpty();
        assertThat(process("chromium --user-data-dir=/home/grid/nodes/x").nodeUnder(nodes))
                .isEmpty();
    }

    private static RunningProcess process(String command) {
        return new RunningProcess(7, START, 7, command);
    }
}
