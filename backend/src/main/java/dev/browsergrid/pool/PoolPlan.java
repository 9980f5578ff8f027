package dev.browsergrid.pool;

/// What a host should do next for a pool: start this many browsers, and end this many idle ones.
record PoolPlan(int provision, int drain) {
    static final PoolPlan NOTHING = new PoolPlan(0, 0);
}
