package dev.browsergrid.pool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.browsergrid.node.NodeCounts;
import org.junit.jupiter.api.Test;

class PoolPlannerTest {
    private static final PoolSpec SPEC = new PoolSpec(1, 4, 3, 30);

    @Test
    void an_empty_pool_warms_its_minimum() {
        assertThat(PoolPlanner.plan(SPEC, new NodeCounts(0, 0, 0, 0), 0)).isEqualTo(new PoolPlan(1, 0));
    }

    @Test
    void a_browser_that_is_coming_up_counts_as_warm() {
        assertThat(PoolPlanner.plan(SPEC, new NodeCounts(1, 0, 0, 0), 0)).isEqualTo(PoolPlan.NOTHING);
    }

    @Test
    void a_leased_browser_does_not_count_as_warm() {
        assertThat(PoolPlanner.plan(SPEC, new NodeCounts(0, 0, 1, 0), 0)).isEqualTo(new PoolPlan(1, 0));
    }

    @Test
    void waiting_claims_bring_up_one_browser_each() {
        assertThat(PoolPlanner.plan(SPEC, new NodeCounts(0, 1, 0, 0), 3)).isEqualTo(new PoolPlan(2, 0));
    }

    @Test
    void claims_above_what_may_be_in_use_at_once_bring_up_nothing() {
        assertThat(PoolPlanner.plan(SPEC, new NodeCounts(0, 0, 2, 0), 9)).isEqualTo(new PoolPlan(1, 0));
    }

    @Test
    void never_more_browsers_exist_than_allowed_and_those_being_ended_count() {
        assertThat(PoolPlanner.plan(SPEC, new NodeCounts(1, 0, 1, 2), 3)).isEqualTo(PoolPlan.NOTHING);
    }

    @Test
    void idle_browsers_above_the_minimum_are_ended() {
        assertThat(PoolPlanner.plan(SPEC, new NodeCounts(0, 3, 1, 0), 0)).isEqualTo(new PoolPlan(0, 2));
    }

    @Test
    void a_browser_that_is_coming_up_is_not_ended_before_it_is_ready() {
        assertThat(PoolPlanner.plan(SPEC, new NodeCounts(2, 0, 0, 0), 0)).isEqualTo(PoolPlan.NOTHING);
    }

    @Test
    void a_shrunken_pool_ends_no_leased_browser() {
        assertThat(PoolPlanner.plan(new PoolSpec(0, 1, 1, 30), new NodeCounts(0, 0, 3, 0), 0))
                .isEqualTo(PoolPlan.NOTHING);
    }
}
