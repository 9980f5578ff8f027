package dev.browsergrid.pool.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.browsergrid.node.NodeCounts;
import dev.browsergrid.pool.PoolSpec;
import dev.browsergrid.pool.plan.PoolPlanner.Situation;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/// Lets planned pools live through anything, on several hosts that plan one after the other.
class PoolPlannerPropertyTest {
    /// One host's nodes, and the claims that wait there.
    private static final class PlannedHost {
        private int provisioning;
        private int ready;
        private int stale;
        private int leased;
        private int ending;
        private int waiting;

        NodeCounts counts() {
            return new NodeCounts(provisioning, ready, stale, leased, ending);
        }
    }

    private final List<PlannedHost> hosts = new ArrayList<>();
    private PoolSpec spec = PoolSpec.of(0, 1, 1, 30);

    @Property(tries = 400)
    void no_rule_is_ever_broken_and_a_pool_left_alone_comes_to_rest(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 3) int hostCount) {
        Random chance = new Random(seed);
        hosts.clear();
        for (int i = 0; i < hostCount; i++) {
            hosts.add(new PlannedHost());
        }
        spec = anySpec(chance);
        for (int step = 0; step < 120; step++) {
            if (chance.nextInt(12) == 0) {
                spec = anySpec(chance);
            }
            PlannedHost host = hosts.get(chance.nextInt(hostCount));
            happen(host, chance);
            planAndCheck(hosts.indexOf(host), chance.nextInt(15) == 0, chance.nextInt(host.leased + 1));
        }
        comeToRest();
    }

    private static PoolSpec anySpec(Random chance) {
        int max = 1 + chance.nextInt(6);
        return PoolSpec.of(chance.nextInt(max + 1), max, 1 + chance.nextInt(6), 30);
    }

    private static void happen(PlannedHost host, Random chance) {
        switch (chance.nextInt(7)) {
            case 0 -> settle(host);
            case 1 -> host.waiting = chance.nextInt(4);
            case 2 -> give(host);
            case 3 -> {
                if (host.leased > 0) {
                    host.leased--;
                    host.ending++;
                }
            }
            case 4 -> {
                host.stale += host.ready;
                host.ready = 0;
            }
            case 5 -> {
                if (host.ready > 0) {
                    host.ready--;
                    host.ending++;
                }
            }
            default -> host.ending = 0;
        }
    }

    private static void settle(PlannedHost host) {
        host.ready += host.provisioning;
        host.provisioning = 0;
        host.ending = 0;
    }

    private static void give(PlannedHost host) {
        if (host.ready > 0 && host.waiting > 0) {
            host.ready--;
            host.waiting--;
            host.leased++;
        }
    }

    private PoolPlan planAndCheck(int index, boolean paused, int justTaken) {
        PlannedHost host = hosts.get(index);
        int elsewhere = hosts.stream().mapToInt(other -> other.waiting).sum() - host.waiting;
        int warm = PoolPlanner.share(spec.min(), hosts.size(), index);
        Situation now = new Situation(
                spec, warm, paused, false, false, host.counts(), everywhere(), justTaken, host.waiting, elsewhere);

        PoolPlan plan = PoolPlanner.plan(now);

        assertThat(plan.provision()).isNotNegative();
        assertThat(plan.drain()).as("leased browsers are never ended").isBetween(0, host.ready + host.stale);
        if (plan.provision() > 0) {
            assertThat(everywhere().living() + plan.provision()).isLessThanOrEqualTo(spec.max());
        }
        int kept = host.ready + host.stale - plan.drain();
        int wanted = paused ? 0 : Math.max(warm, now.demand());
        if (now.room() > 0) {
            assertThat(kept)
                    .as("with room for a replacement nothing wanted ends")
                    .isGreaterThanOrEqualTo(Math.min(host.ready + host.stale, wanted));
        }
        host.provisioning += plan.provision();
        int ofStale = Math.min(host.stale, plan.drain());
        host.stale -= ofStale;
        host.ready -= plan.drain() - ofStale;
        host.ending += plan.drain();
        return plan;
    }

    /// From here on nothing happens but what was begun, and every claim is served as soon as it can be.
    private void comeToRest() {
        boolean moved = true;
        for (int round = 0; moved && round < 100; round++) {
            moved = false;
            for (int i = 0; i < hosts.size(); i++) {
                PlannedHost host = hosts.get(i);
                boolean busy = host.provisioning + host.ending > 0;
                settle(host);
                while (host.ready > 0 && host.waiting > 0 && everywhere().leased() < spec.maxConcurrency()) {
                    give(host);
                    busy = true;
                }
                boolean planned = !planAndCheck(i, false, 0).equals(PoolPlan.NOTHING);
                moved = moved || busy || planned;
            }
        }
        assertThat(moved)
                .as(
                        "still moving: %s of %s",
                        hosts.stream().map(PlannedHost::counts).toList(), spec)
                .isFalse();
        NodeCounts all = everywhere();
        assertThat(all.stale()).as("stale ones are gone").isZero();
        int servable = spec.maxConcurrency() - all.leased();
        boolean full = all.living() >= spec.max();
        for (int i = 0; i < hosts.size(); i++) {
            PlannedHost host = hosts.get(i);
            if (servable > 0 && !full) {
                assertThat(host.waiting).as("nobody waits while there is room").isZero();
            }
            if (hosts.stream().allMatch(other -> other.waiting == 0) && !full) {
                assertThat(host.ready).isEqualTo(PoolPlanner.share(spec.min(), hosts.size(), i));
            }
        }
        if (servable > 0 && hosts.stream().anyMatch(host -> host.waiting > 0)) {
            assertThat(all.leased())
                    .as("whoever waits, waits for leased browsers only")
                    .isGreaterThanOrEqualTo(spec.max());
        }
    }

    private NodeCounts everywhere() {
        return hosts.stream()
                .map(PlannedHost::counts)
                .reduce(
                        new NodeCounts(0, 0, 0, 0, 0),
                        (a, b) -> new NodeCounts(
                                a.provisioning() + b.provisioning(),
                                a.ready() + b.ready(),
                                a.stale() + b.stale(),
                                a.leased() + b.leased(),
                                a.ending() + b.ending()));
    }
}
