package dev.browsergrid.pool.plan;

/// What a host should do next for a pool: start this many browsers, and end this many idle ones.
public record PoolPlan(int provision, int drain) {
    public static final PoolPlan NOTHING = new PoolPlan(0, 0);
}
