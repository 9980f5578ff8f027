package dev.browsergrid.node.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Killing everything of a browser, with real processes in a session of their own.
@Timeout(60)
class ProcessTreeTest {
    @TempDir
    private Path profile;

    private final ProcessTable system = ProcessTable.ofThisMachine();
    private ProcessHandle leader;
    private ProcessHandle helper;

    /// A process that names the profile, and in its session one that does not, as Chromium's crash handler.
    @BeforeEach
    void start() throws IOException {
        assumeThat(Path.of("/usr/bin/setsid")).exists();
        Process shell = new ProcessBuilder(
                        "setsid", "sh", "-c", "sleep 300 & echo $$ $!; wait", "--user-data-dir=" + profile)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader output = shell.inputReader(StandardCharsets.UTF_8)) {
            String[] pids = output.readLine().split(" ", 2);
            leader = ProcessHandle.of(Long.parseLong(pids[0])).orElseThrow();
            helper = ProcessHandle.of(Long.parseLong(pids[1])).orElseThrow();
        }
    }

    @AfterEach
    void leave_no_process() {
        List.of(leader, helper).forEach(ProcessHandle::destroyForcibly);
    }

    @Test
    void everything_in_the_browsers_session_is_killed() {
        new ProcessTree(profile, system).kill();
        assertThat(system.all()).extracting(RunningProcess::pid).doesNotContain(leader.pid(), helper.pid());
    }

    @Test
    void a_child_that_comes_late_is_killed_though_all_that_named_the_profile_are_gone_by_then() {
        AtomicInteger looks = new AtomicInteger();
        ProcessTable late = () -> looks.getAndIncrement() > 0
                ? system.all()
                : system.all().stream()
                        .filter(process -> process.pid() != helper.pid())
                        .toList();
        new ProcessTree(profile, late).kill();
        assertThat(system.all()).extracting(RunningProcess::pid).doesNotContain(leader.pid(), helper.pid());
    }
}
