package dev.browsergrid.node.host;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LaunchAdmissionTest {
    private static final long MEGABYTE = 1L << 20;

    @Test
    void a_launch_on_a_free_machine_begins_at_once() {
        assertThat(LaunchAdmission.waitsFor(0, 2, load(0.5, 4_000))).isEmpty();
        assertThat(LaunchAdmission.waitsFor(1, 2, load(0.5, 4_000))).isEmpty();
    }

    @Test
    void as_many_are_launched_at_once_as_there_are_processors() {
        assertThat(LaunchAdmission.waitsFor(2, 2, load(0.5, 4_000)))
                .hasValueSatisfying(reason -> assertThat(reason).contains("2 other browsers"));
    }

    @Test
    void without_memory_a_launch_waits_and_says_how_much_is_missing() {
        assertThat(LaunchAdmission.waitsFor(0, 2, load(0.5, 200)))
                .hasValue("waits for memory: 200 MB are free, 300 MB are needed");
    }

    @Test
    void memory_that_another_launch_is_about_to_take_is_not_counted_twice() {
        assertThat(LaunchAdmission.waitsFor(1, 2, load(0.5, 400))).isPresent();
    }

    @Test
    void under_extreme_load_only_one_is_launched_at_a_time() {
        assertThat(LaunchAdmission.waitsFor(0, 2, load(40, 4_000))).isEmpty();
        assertThat(LaunchAdmission.waitsFor(1, 2, load(40, 4_000))).isPresent();
    }

    private static MachineLoad load(double load, long freeMegabytes) {
        return new MachineLoad(2, load, 8_000 * MEGABYTE, freeMegabytes * MEGABYTE);
    }
}
