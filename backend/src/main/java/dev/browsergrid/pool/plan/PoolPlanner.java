package dev.browsergrid.pool.plan;

import dev.browsergrid.node.NodeCounts;
import dev.browsergrid.pool.PoolSpec;

/// Decides how many nodes one host should start or end for a pool. Pure, so every rule has a test.
///
/// - Waiting claims come first, warmth after them: browsers kept warm take no room that a claim on another host needs.
/// - A warm browser that was just taken is not replaced yet: its user comes first.
/// - A stale browser is replaced before it is ended. Where `max` leaves no room for a replacement, one stale browser at
///   a time ends first, so that never more than one is missing.
/// - Of what is too much, idle browsers end; leased ones never do.
public final class PoolPlanner {
    private PoolPlanner() {}

    /// What a plan is made from. `warm` is this host's share of the browsers to keep warm; `here` counts its own
    /// nodes, `everywhere` those of all hosts. Of those here `justTaken` were claimed a moment ago.
    /// `waitingHere` are claims that a browser started here would help; `waitingElsewhere` those that
    /// need room: on other hosts, or to bring back a browser of their own. While `coolingDown`, after
    /// starts that failed, none is started.
    public record Situation(
            PoolSpec spec,
            int warm,
            boolean paused,
            boolean draining,
            boolean coolingDown,
            NodeCounts here,
            NodeCounts everywhere,
            int justTaken,
            int waitingHere,
            int waitingElsewhere) {
        /// Claims above what may be in use at once cannot be served however many browsers there are.
        int demand() {
            return Math.min(waitingHere, Math.max(0, spec.maxConcurrency() - everywhere.leased()));
        }

        /// The same for the claims on other hosts.
        int demandElsewhere() {
            return Math.min(waitingElsewhere, Math.max(0, spec.maxConcurrency() - everywhere.leased()));
        }

        /// How many more may exist.
        int room() {
            return spec.max() - everywhere.living();
        }

        /// How many idle ones there are.
        int idle() {
            return here.ready() + here.stale();
        }
    }

    /// This host's part of `total`, when `hosts` of them share it evenly and this is the one at `index`.
    public static int share(int total, int hosts, int index) {
        return total / hosts + (index < total % hosts ? 1 : 0);
    }

    public static PoolPlan plan(Situation now) {
        if (now.draining()) {
            return new PoolPlan(0, now.idle());
        }
        if (now.paused()) {
            return new PoolPlan(0, Math.min(now.idle(), excess(now)));
        }
        int wanted = Math.max(now.warm(), now.demand());
        int fresh = now.here().provisioning() + now.here().ready();
        int due = Math.max(now.warm() - now.justTaken(), now.demand());
        int provision = now.coolingDown() ? 0 : Math.min(Math.max(0, due - fresh), room(now, fresh));
        int surplus = Math.max(0, now.idle() - wanted);
        int drain = Math.min(now.idle(), Math.max(surplus, excess(now)));
        if (drain == 0 && provision == 0 && mustMakeRoom(now, wanted - fresh)) {
            drain = 1;
        }
        return new PoolPlan(provision, drain);
    }

    /// What is above `max`, less what is on its way out already.
    private static int excess(Situation now) {
        return Math.max(0, -now.room() - now.everywhere().ending());
    }

    private static int room(Situation now, int fresh) {
        int forClaims = Math.max(0, now.demand() - fresh);
        int forWarmth = now.room() - now.demandElsewhere();
        return Math.max(0, Math.min(now.room(), Math.max(forClaims, forWarmth)));
    }

    /// When nothing moves and there is no room, one idle browser goes: a stale one that is to be replaced, or one that
    /// keeps warm here what somebody waits for elsewhere.
    private static boolean mustMakeRoom(Situation now, int missing) {
        boolean still = now.everywhere().ending() == 0 && now.everywhere().provisioning() == 0;
        if (now.room() > 0 || !still || now.coolingDown()) {
            return false;
        }
        boolean replace = missing > 0 && now.here().stale() > 0;
        boolean yield = now.demandElsewhere() > 0 && now.demand() == 0 && now.idle() > 0;
        return replace || yield;
    }
}
