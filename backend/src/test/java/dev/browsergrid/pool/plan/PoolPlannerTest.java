package dev.browsergrid.pool.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.browsergrid.node.NodeCounts;
import dev.browsergrid.pool.PoolSpec;
import dev.browsergrid.pool.plan.PoolPlanner.Situation;
import org.junit.jupiter.api.Test;

class PoolPlannerTest {
    private static final PoolSpec SPEC = PoolSpec.of(1, 4, 3, 30);
    private static final NodeCounts NONE = counts(0, 0, 0, 0, 0);

    @Test
    void an_empty_pool_warms_its_minimum() {
        assertThat(plan(SPEC, NONE, 0)).isEqualTo(new PoolPlan(1, 0));
    }

    @Test
    void a_browser_that_is_coming_up_counts_as_warm() {
        assertThat(plan(SPEC, counts(1, 0, 0, 0, 0), 0)).isEqualTo(PoolPlan.NOTHING);
    }

    @Test
    void a_leased_browser_does_not_count_as_warm() {
        assertThat(plan(SPEC, counts(0, 0, 0, 1, 0), 0)).isEqualTo(new PoolPlan(1, 0));
    }

    @Test
    void waiting_claims_bring_up_one_browser_each() {
        assertThat(plan(SPEC, counts(0, 1, 0, 0, 0), 3)).isEqualTo(new PoolPlan(2, 0));
    }

    @Test
    void claims_above_what_may_be_in_use_at_once_bring_up_nothing() {
        assertThat(plan(SPEC, counts(0, 0, 0, 2, 0), 9)).isEqualTo(new PoolPlan(1, 0));
    }

    @Test
    void never_more_browsers_exist_than_allowed_and_those_being_ended_count() {
        assertThat(plan(SPEC, counts(1, 0, 0, 1, 2), 3)).isEqualTo(PoolPlan.NOTHING);
    }

    @Test
    void browsers_of_other_hosts_take_room_as_well() {
        Situation now = of(SPEC, 1, NONE, counts(0, 2, 0, 2, 0), 1, 0);

        assertThat(PoolPlanner.plan(now)).isEqualTo(PoolPlan.NOTHING);
    }

    @Test
    void idle_browsers_above_the_minimum_are_ended() {
        assertThat(plan(SPEC, counts(0, 3, 0, 1, 0), 0)).isEqualTo(new PoolPlan(0, 2));
    }

    @Test
    void a_browser_that_is_coming_up_is_not_ended_before_it_is_ready() {
        assertThat(plan(SPEC, counts(2, 0, 0, 0, 0), 0)).isEqualTo(PoolPlan.NOTHING);
    }

    @Test
    void a_ready_browser_stays_while_the_one_too_many_is_still_coming_up() {
        assertThat(plan(SPEC, counts(1, 1, 0, 0, 0), 0)).isEqualTo(PoolPlan.NOTHING);
    }

    @Test
    void a_shrunken_pool_ends_idle_browsers_and_no_leased_one() {
        PoolSpec small = PoolSpec.of(1, 2, 2, 30);

        assertThat(plan(small, counts(0, 0, 0, 3, 0), 0)).isEqualTo(PoolPlan.NOTHING);
        assertThat(plan(small, counts(0, 1, 0, 3, 0), 0)).isEqualTo(new PoolPlan(0, 1));
    }

    @Test
    void what_is_being_ended_already_is_not_ended_twice() {
        assertThat(plan(PoolSpec.of(2, 2, 2, 30), counts(0, 2, 0, 0, 2), 0)).isEqualTo(PoolPlan.NOTHING);
    }

    @Test
    void a_stale_browser_gets_its_replacement_before_it_ends() {
        assertThat(plan(SPEC, counts(0, 0, 1, 0, 0), 0)).isEqualTo(new PoolPlan(1, 0));
        assertThat(plan(SPEC, counts(1, 0, 1, 0, 0), 0)).isEqualTo(PoolPlan.NOTHING);
        assertThat(plan(SPEC, counts(0, 1, 1, 0, 0), 0)).isEqualTo(new PoolPlan(0, 1));
    }

    @Test
    void without_room_for_a_replacement_one_stale_browser_at_a_time_ends_first() {
        PoolSpec full = PoolSpec.of(3, 3, 3, 30);

        assertThat(plan(full, counts(0, 0, 3, 0, 0), 0)).isEqualTo(new PoolPlan(0, 1));
        assertThat(plan(full, counts(0, 0, 2, 0, 1), 0)).isEqualTo(PoolPlan.NOTHING);
        assertThat(plan(full, counts(0, 0, 2, 0, 0), 0)).isEqualTo(new PoolPlan(1, 0));
        assertThat(plan(full, counts(1, 0, 2, 0, 0), 0)).isEqualTo(PoolPlan.NOTHING);
        assertThat(plan(full, counts(0, 1, 2, 0, 0), 0)).isEqualTo(new PoolPlan(0, 1));
    }

    @Test
    void warmth_leaves_room_for_a_claim_on_another_host() {
        Situation lastRoom = of(SPEC, 1, NONE, counts(0, 0, 0, 2, 1), 0, 1);

        assertThat(PoolPlanner.plan(lastRoom)).isEqualTo(PoolPlan.NOTHING);
    }

    @Test
    void an_idle_browser_goes_when_somebody_on_another_host_waits_for_its_room() {
        NodeCounts here = counts(0, 1, 0, 1, 0);

        assertThat(PoolPlanner.plan(of(SPEC, 1, here, counts(0, 2, 0, 2, 0), 0, 1)))
                .isEqualTo(new PoolPlan(0, 1));
        assertThat(PoolPlanner.plan(of(SPEC, 1, here, counts(0, 2, 0, 2, 0), 0, 0)))
                .isEqualTo(PoolPlan.NOTHING);
    }

    @Test
    void a_paused_pool_starts_nothing_and_keeps_what_is_warm() {
        assertThat(PoolPlanner.plan(new Situation(SPEC, 1, true, false, false, NONE, NONE, 0, 2, 0)))
                .isEqualTo(PoolPlan.NOTHING);
        NodeCounts warm = counts(0, 2, 1, 1, 0);
        assertThat(PoolPlanner.plan(new Situation(SPEC, 1, true, false, false, warm, warm, 0, 0, 0)))
                .isEqualTo(PoolPlan.NOTHING);
    }

    @Test
    void a_draining_pool_ends_everything_that_is_idle() {
        NodeCounts warm = counts(1, 2, 1, 1, 0);

        assertThat(PoolPlanner.plan(new Situation(SPEC, 1, true, true, false, warm, warm, 0, 3, 0)))
                .isEqualTo(new PoolPlan(0, 3));
    }

    @Test
    void after_starts_that_failed_nothing_is_started_for_a_while() {
        assertThat(PoolPlanner.plan(new Situation(SPEC, 1, false, false, true, NONE, NONE, 0, 2, 0)))
                .isEqualTo(PoolPlan.NOTHING);
    }

    @Test
    void a_warm_browser_is_not_replaced_in_the_moment_it_was_taken() {
        NodeCounts taken = counts(0, 1, 0, 1, 0);
        PoolSpec two = PoolSpec.of(2, 4, 3, 30);

        assertThat(PoolPlanner.plan(new Situation(two, 2, false, false, false, taken, taken, 1, 0, 0)))
                .isEqualTo(PoolPlan.NOTHING);
        assertThat(PoolPlanner.plan(new Situation(two, 2, false, false, false, taken, taken, 0, 0, 0)))
                .isEqualTo(new PoolPlan(1, 0));
    }

    @Test
    void whoever_waits_gets_a_browser_at_once_even_when_others_were_just_taken() {
        NodeCounts taken = counts(0, 0, 0, 1, 0);

        assertThat(PoolPlanner.plan(new Situation(SPEC, 1, false, false, false, taken, taken, 1, 1, 0)))
                .isEqualTo(new PoolPlan(1, 0));
    }

    @Test
    void hosts_share_what_is_to_be_kept_warm() {
        assertThat(PoolPlanner.share(5, 2, 0)).isEqualTo(3);
        assertThat(PoolPlanner.share(5, 2, 1)).isEqualTo(2);
        assertThat(PoolPlanner.share(1, 3, 2)).isZero();
    }

    private static PoolPlan plan(PoolSpec spec, NodeCounts counts, int waiting) {
        return PoolPlanner.plan(of(spec, spec.min(), counts, counts, waiting, 0));
    }

    private static Situation of(
            PoolSpec spec, int warm, NodeCounts here, NodeCounts everywhere, int waiting, int elsewhere) {
        return new Situation(spec, warm, false, false, false, here, everywhere, 0, waiting, elsewhere);
    }

    private static NodeCounts counts(int provisioning, int ready, int stale, int leased, int ending) {
        return new NodeCounts(provisioning, ready, stale, leased, ending);
    }
}
